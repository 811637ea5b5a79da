import { cpSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './app.ts'
import { marksInCheckpoint, marksInJournal } from './disk.ts'
import { canMount, fillDisk, makeFaults, onSmallDisk } from './faults.ts'
import { documentIdOf } from './home.ts'
import { press } from './keys.ts'
import { expectPainted, expectSaved, text } from './marking-story.ts'
import { languages, named, names } from './names.ts'
import { articleText, saveState } from './on-screen.ts'
import { anything, sentence } from './sentences.ts'

const article = documentIdOf(text)
const first = { label: 'ORG', start: 0, end: text.indexOf(' ') }
const second = { label: 'PERS', start: text.indexOf('مجمع'), end: text.indexOf('مجمع') + 'مجمع'.length }
const onDisk = (...marks: readonly (typeof first)[]) =>
  marks.map(mark => ({ ...mark, surface: text.slice(mark.start, mark.end) }))

for (const language of languages) {
  test.describe(`a full disk, told in ${language}`, () => {
    test.use({ settings: { language } })

    test(`shows unsaved with its sentence, keeps the marks, saves on retry ${language === 'ar' ? '@smoke' : ''}`, async ({
      home,
      start,
    }) => {
      const faults = makeFaults(home)
      const { page, quit } = await start({ env: faults.env })
      await articleText(page).focus()
      await press(page, 'KeyF')
      await expectSaved(page)

      faults.fail('ENOSPC')
      await press(page, 'ArrowLeft')
      await press(page, 'KeyA')
      await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved')
      const told = page.getByRole('alert')
      await expect(told).toContainText(sentence(language, 'disk/full', { path: anything }))
      await expectPainted(page, [first, second])
      expect(marksInJournal(home.corpus, article)).toEqual(onDisk(first))

      // Still full: trying again tells the truth again.
      await told.getByRole('button', named(names[language].retry)).click()
      await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved')
      await expectPainted(page, [first, second])

      faults.mend()
      await told.getByRole('button', named(names[language].retry)).click()
      await expectSaved(page)
      await expect(told).toHaveCount(0)
      expect(marksInJournal(home.corpus, article)).toEqual(onDisk(first, second))
      await quit()

      const again = await start()
      await expectPainted(again.page, [first, second])
    })

    test('asks before closing, and writes a copy elsewhere', async ({ home, start }) => {
      const faults = makeFaults(home)
      const { app, page } = await start({ env: faults.env })
      faults.fail('ENOSPC')
      await articleText(page).focus()
      await press(page, 'KeyF')
      await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved')

      const copy = path.join(home.folder, 'copy.jsonl')
      await app.evaluate(({ dialog }, file) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: file })
      }, copy)
      await page.getByRole('alert').getByRole('button', named(names[language].saveCopy)).click()
      await expect(page.getByRole('alert')).toContainText(copy)
      const [line = ''] = readFileSync(copy, 'utf8').split('\n')
      expect(JSON.parse(line)).toMatchObject({ hashiya: 1, text })
      expect(line).toContain(text.slice(first.start, first.end))

      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      const question = page.getByRole('alertdialog', named(names[language].unwritten))
      await expect(question).toBeVisible()
      await question.getByRole('button', named(names[language].stay)).click()
      await expect(question).toBeHidden()
      await expectPainted(page, [first])
      faults.mend()
      await page.getByRole('alert').getByRole('button', named(names[language].retry)).click()
      await expectSaved(page)
    })
  })
}

test('a disk that is full indeed, and has room again', async ({ home, start }) => {
  test.skip(!canMount(), 'a small disk of its own needs root and mount')
  const disk = path.join(home.folder, 'disk')
  await onSmallDisk(disk, '2m', async () => {
    const corpus = path.join(disk, 'corpus')
    cpSync(home.corpus, corpus, { recursive: true })
    const { page, quit } = await start({ env: { HASHIYA_CORPUS: corpus } })
    await expectSaved(page)
    fillDisk(path.join(disk, 'filler'))
    await articleText(page).focus()
    await press(page, 'KeyF')
    await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved')
    await expect(page.getByRole('alert')).toContainText(sentence('ar', 'disk/full', { path: anything }))
    await expectPainted(page, [first])

    rmSync(path.join(disk, 'filler'))
    await page.getByRole('alert').getByRole('button', named(names.ar.retry)).click()
    await expectSaved(page)
    await quit()
    expect(marksInJournal(corpus, article)).toEqual(onDisk(first))
    expect(marksInCheckpoint(corpus, article)).toEqual(onDisk(first))
    const again = await start({ env: { HASHIYA_CORPUS: corpus } })
    await expectPainted(again.page, [first])
    await again.quit()
  })
})
