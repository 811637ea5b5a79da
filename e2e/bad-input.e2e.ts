import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { corpusVersion } from '../shared/model/corpus.ts'
import { expect, type Program, type Start, test } from './app.ts'
import { checkpointFiles, filesBelow, hashFiles } from './disk.ts'
import { dropFiles } from './drop.ts'
import { canMount, whileReadOnly } from './faults.ts'
import { documentIdOf, type Home, writeSettings } from './home.ts'
import { press } from './keys.ts'
import { expectPainted, expectSaved, text } from './marking-story.ts'
import { type Language, languages, named, names } from './names.ts'
import { articleText, saveState } from './on-screen.ts'
import { anything, sentence } from './sentences.ts'

const article = documentIdOf(text)
const first = { label: 'ORG', start: 0, end: text.indexOf(' ') }
const secondStart = text.indexOf('مجمع')
const second = { label: 'PERS', start: secondStart, end: secondStart + 'مجمع'.length }
const thirdStart = text.indexOf('سوناطراك')
const third = { label: 'GPE', start: thirdStart, end: thirdStart + 'سوناطراك'.length }

/** Two marks made in the window, so that journal and checkpoint are the program's own; the window is closed again. */
async function markTwoWords(home: Home, start: Start): Promise<void> {
  const { page, quit } = await start()
  await articleText(page).focus()
  await press(page, 'KeyF')
  await press(page, 'ArrowLeft')
  await press(page, 'KeyA')
  await expectPainted(page, [first, second])
  await expectSaved(page)
  await quit()
  expect(checkpointFiles(home.corpus, article)).toHaveLength(1)
}

function journalFile(home: Home): string {
  const folder = path.join(home.corpus, 'journal')
  const own = readdirSync(folder).filter(name => name.endsWith('.jsonl') && !name.startsWith('gold-'))
  expect(own).toHaveLength(1)
  return path.join(folder, own[0] ?? '')
}

/** The contents of every file, so that nothing can have been overwritten where all that was there is there still. */
const contents = (home: Home): readonly string[] => Object.values(hashFiles(home.corpus))

/** Every file of before is there with the bytes it had, some under another name perhaps. */
const expectNothingLost = (before: readonly string[], home: Home): void =>
  expect(contents(home)).toEqual(expect.arrayContaining([...before]))

const expectTold = (page: Page, told: RegExp): Promise<void> => expect(page.getByText(told).first()).toBeVisible()

/** The rest stays usable: another article opens and takes a mark that is saved. */
async function expectUsable({ page }: Program, language: Language): Promise<void> {
  await page.getByRole('button', named(names[language].nextArticle)).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('001_')
  await articleText(page).focus()
  await press(page, 'KeyF')
  await expect(page.getByTestId('mention-list').getByRole('row')).toHaveCount(1)
  await expectSaved(page)
}

for (const language of languages) {
  test.describe(`bad input, told in ${language}`, () => {
    test.use({ settings: { language } })

    test('a folder that is no corpus', async ({ home, start }) => {
      const folder = path.join(home.folder, 'photos')
      mkdirSync(folder)
      writeFileSync(path.join(folder, 'notes.txt'), 'وقع')
      const before = hashFiles(folder, /^$/)
      const { page, app, quit } = await start({ env: { HASHIYA_CORPUS: folder }, ready: 'welcome' })
      await expectTold(page, sentence(language, 'corpus/not-a-corpus', { path: folder }))
      expect(hashFiles(folder, /^$/)).toEqual(before)

      // From there she opens her corpus.
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
      }, home.corpus)
      await page.getByRole('main').getByRole('button').first().click()
      await expect(page.getByTestId('library-table').or(articleText(page)).first()).toBeVisible()
      await quit()
      expect(hashFiles(folder, /^$/)).toEqual(before)
    })

    test('a manifest of a newer version', async ({ home, start }) => {
      const file = path.join(home.corpus, 'corpus.json')
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version: 99 }))
      const before = hashFiles(home.corpus, /^$/)
      const { page, quit } = await start({ ready: 'welcome' })
      await expectTold(
        page,
        sentence(language, 'format/newer', { file: anything, version: 99, supported: corpusVersion }),
      )
      await quit()
      expect(hashFiles(home.corpus, /^$/)).toEqual(before)
    })

    test('a layer file cut in half', async ({ home, start }) => {
      await markTwoWords(home, start)
      const [file = ''] = checkpointFiles(home.corpus, article)
      truncateSync(file, Math.floor(readFileSync(file).length / 2))
      const cut = hashFiles(home.corpus)[path.relative(home.corpus, file)]
      const before = contents(home)
      const program = await start()
      await expectTold(
        program.page,
        sentence(language, 'file/broken', { file: anything, reason: anything, movedTo: anything }),
      )
      // Rebuilt from the journal: nothing is missing.
      await expectPainted(program.page, [first, second])
      expectNothingLost(before, home)
      await expectUsable(program, language)
      await program.quit()
      expect(contents(home)).toContain(cut)
    })

    test('a journal with a torn line', async ({ home, start }) => {
      await markTwoWords(home, start)
      const journal = journalFile(home)
      const whole = readFileSync(journal)
      const lastLine = whole.subarray(whole.lastIndexOf(0x0a, whole.length - 2) + 1)
      appendFileSync(journal, lastLine.subarray(0, Math.floor(lastLine.length / 2)))
      for (const file of checkpointFiles(home.corpus, article)) rmSync(file)

      const { page, quit } = await start()
      await expectTold(page, sentence(language, 'journal/torn', { file: anything }))
      await expectPainted(page, [first, second])
      await articleText(page).focus()
      await press(page, 'ArrowLeft', 2)
      await press(page, 'KeyS')
      await expectPainted(page, [first, second, third])
      await expectSaved(page)
      await quit()
      // What was whole is there still, byte for byte, and the new mark has a line of its own.
      expect(readFileSync(journal).subarray(0, whole.length).equals(whole)).toBe(true)
      const again = await start()
      await expectPainted(again.page, [first, second, third])
      await expectSaved(again.page)
    })

    test('a journal with a wrong checksum in the middle', async ({ home, start }) => {
      await markTwoWords(home, start)
      const journal = journalFile(home)
      const lines = readFileSync(journal, 'utf8').split('\n')
      writeFileSync(journal, [lines[0]?.replace('createEntity', 'createEntitY'), ...lines.slice(1)].join('\n'))
      for (const file of checkpointFiles(home.corpus, article)) rmSync(file)
      const before = contents(home)

      const program = await start()
      await expectTold(
        program.page,
        sentence(language, 'journal/damaged', { file: anything, lines: 1, movedTo: anything }),
      )
      await expectPainted(program.page, [second])
      expectNothingLost(before, home)
      await expectUsable(program, language)
      await program.quit()
      expectNothingLost(
        before.filter(hash => hash !== ''),
        home,
      )
    })

    test('a text that is not UTF-8 and one of 60 MB, dropped with a good one', async ({ home, start }) => {
      writeSettings(home, { language, screen: 'library' })
      const folder = path.join(home.folder, 'texts')
      mkdirSync(folder)
      const inFolder = (name: string): string => path.join(folder, name)
      const [old, large, good] = [inFolder('old.txt'), inFolder('large.txt'), inFolder('good.txt')]
      // مجمع in Windows-1256.
      writeFileSync(old, Buffer.from([0xe3, 0xcc, 0xe3, 0xda]))
      writeFileSync(large, Buffer.alloc(60_000_000, 'وقع مجمع سوناطراك. '))
      writeFileSync(good, 'وقّعت الجزائر اتفاقية مع مصر.')
      const before = hashFiles(home.corpus)

      const { page, quit } = await start({ ready: 'library' })
      await expect(page.getByTestId('library-table').getByRole('row')).toHaveCount(6)
      await dropFiles(page, [old, large, good], { x: 720, y: 450 })
      await expectTold(page, sentence(language, 'text/encoding', { file: anything }))
      await expectTold(
        page,
        sentence(language, 'text/too-large', { file: anything, bytes: 60_000_000, limit: 16 * 1024 * 1024 }),
      )
      // Nothing has come in yet: she is asked first.
      await expect(page.getByTestId('library-table').getByRole('row')).toHaveCount(6)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: language === 'ar' ? 'استيراد مقالة واحدة' : 'Import 1 article' })
        .press('Enter')
      await expect(page.getByTestId('library-table').getByRole('row')).toHaveCount(7)
      await page.getByText('وقّعت الجزائر اتفاقية').first().dblclick()
      await expect(articleText(page)).toContainText('وقّعت الجزائر')
      await quit()
      expect(hashFiles(home.corpus)).toMatchObject(
        Object.fromEntries(Object.entries(before).filter(([name]) => name.startsWith('documents'))),
      )
      expect(filesBelow(path.join(home.corpus, 'documents'))).toHaveLength(6)
    })

    test('a corpus that is open elsewhere', async ({ home, start }) => {
      const one = await start()
      const user = path.join(home.folder, 'other-user')
      mkdirSync(user)
      copyFileSync(path.join(home.user, 'settings.json'), path.join(user, 'settings.json'))
      const before = contents(home)
      const other = await start({ env: { HASHIYA_USER_DATA: user }, ready: 'welcome' })
      const pid = await one.app.evaluate(() => process.pid)
      await expectTold(other.page, sentence(language, 'corpus/locked', { path: home.corpus, host: os.hostname(), pid }))
      expect(contents(home)).toEqual(before)
      await other.quit()
      await articleText(one.page).focus()
      await press(one.page, 'KeyF')
      await expectPainted(one.page, [first])
      await expectSaved(one.page)
    })

    test('a read-only folder', async ({ home, start }) => {
      test.skip(process.platform !== 'linux' || (process.getuid?.() === 0 && !canMount()), 'root may not mount here')
      await markTwoWords(home, start)
      const before = hashFiles(home.corpus, /^$/)
      await whileReadOnly(home.corpus, async () => {
        const { page, kill } = await start()
        await expectTold(page, sentence(language, 'disk/read-only', { path: anything }))
        await expectPainted(page, [first, second])
        // She can look at everything; what she marks is never called saved.
        await articleText(page).focus()
        await press(page, 'ArrowLeft', 2)
        await press(page, 'KeyS')
        await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved')
        await expect(page.getByRole('alert')).toContainText(sentence(language, 'disk/read-only', { path: anything }))
        await kill()
      })
      expect(hashFiles(home.corpus, /^$/)).toEqual(before)
    })
  })
}
