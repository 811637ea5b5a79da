import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { findMentions } from '../shared/text/find-mentions.ts'
import { fold } from '../shared/text/folding.ts'
import { tokenize } from '../shared/text/tokens.ts'
import { expect, test } from './app.ts'
import { marksInJournal, readJournal } from './disk.ts'
import { whileReadOnly } from './faults.ts'
import { documentIdOf, type Home, sampleArticles } from './home.ts'
import { press, walk } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { type Language, languages } from './names.ts'
import { articleText } from './on-screen.ts'
import { makeCorpusOf } from './sample.ts'

const [first = { name: '', text: '' }] = sampleArticles
const last = sampleArticles.at(-1) ?? first
const everywhere = fold(sampleArticles.map(({ text }) => text).join('\n'))

/** Stands in all five articles. */
const common = 'التحول'
/** Stands once. */
const rare = tokenize(first.text)
  .map(({ start, end }) => first.text.slice(start, end))
  .find(word => word.length > 4 && findMentions(everywhere, word).length === 1)
if (!rare) throw new Error('every word of the first article stands elsewhere too')

const words = {
  ar: { stop: 'أوقف البحث', stopped: /^أُوقف البحث/u, none: /لا موضع آخر/u, readOnly: /للقراءة/u },
  en: { stop: 'Stop searching', stopped: /^Search stopped/u, none: /No other place/u, readOnly: /read-only: nothing/u },
} satisfies Readonly<Record<Language, unknown>>

const table = (page: Page) => page.getByTestId('found-table')
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') })

async function find(page: Page, word: string): Promise<void> {
  await articleText(page).focus()
  await walk(page, first.text, 0, findMentions(fold(first.text), word)[0]?.start ?? 0)
  await press(page, 'KeyG')
  await press(page, 'Shift+KeyP')
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
}

/** The last article becomes a file that is read as long as the test wants: a disk that is slow to answer. */
function slowDown(home: Home): () => void {
  const id = documentIdOf(last.text)
  const file = path.join(home.corpus, 'documents', id.slice(0, 2), `${id}.json`)
  const content = readFileSync(file)
  rmSync(file)
  execFileSync('mkfifo', [file])
  return () => {
    // Whoever has begun to read gets an end; whoever comes later gets the article.
    rmSync(`${file}.pipe`, { force: true })
    execFileSync('mv', [file, `${file}.pipe`])
    writeFileSync(file, content)
    execFileSync('timeout', ['5', 'sh', '-c', `: > '${file}.pipe'`])
    rmSync(`${file}.pipe`)
  }
}

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ settings: { language, theme } })

      test('is stopped while it runs; what was found is marked', async ({ home, start }, info) => {
        const { page, quit } = await start()
        const release = slowDown(home)
        await find(page, common)
        await expect(rows(page).first()).toBeVisible()
        await expect(page.getByRole('progressbar')).toBeVisible()
        await page.screenshot({ path: info.outputPath('running.png') })
        await expectNoViolations(page)
        // The head of the table counts as a row.
        const found = Number(await table(page).getAttribute('aria-rowcount')) - 1
        await page.getByRole('button', { name: words[language].stop }).click()
        await expect(page.getByRole('status').filter({ hasText: words[language].stopped })).toBeVisible()
        await expect(page.getByRole('progressbar')).toHaveCount(0)
        await expect(rows(page).first()).toBeFocused()
        await page.screenshot({ path: info.outputPath('stopped.png') })
        await press(page, 'Enter')
        await expectSaved(page)
        release()
        const marks = sampleArticles.map(({ text }) => marksInJournal(home.corpus, documentIdOf(text)).length)
        expect(marks.reduce((sum, count) => sum + count)).toBe(found + 1)
        expect(marks.at(-1)).toBe(0)
        await quit()
      })

      test('says that there is no other place, in many articles and in one', async ({ home, start }, info) => {
        const { page, quit } = await start()
        await find(page, rare)
        await expect(page.getByRole('heading', { name: words[language].none })).toBeVisible()
        await expect(page.getByRole('progressbar')).toHaveCount(0)
        await page.screenshot({ path: info.outputPath('nothing.png') })
        await expectNoViolations(page)
        await press(page, 'Escape')
        await expect.poll(() => page.evaluate(() => document.documentElement.dataset.ready)).toBe('article')
        await quit()
        await makeCorpusOf(home.corpus, [first])
        const alone = await start()
        await find(alone.page, rare)
        await expect(alone.page.getByRole('heading', { name: words[language].none })).toBeVisible()
        await alone.quit()
      })

      test('is refused where nothing can be written', async ({ home, start }) => {
        await whileReadOnly(home.corpus, async () => {
          const { page, quit } = await start()
          await articleText(page).focus()
          await press(page, 'Shift+KeyP')
          await expect(page.getByText(words[language].readOnly).last()).toBeVisible()
          await expect(table(page)).toHaveCount(0)
          await quit()
        })
        expect(readJournal(home.corpus)).toEqual([])
      })
    })
