import type { BrowserContext, Page } from '@playwright/test'
import { marksInCheckpoint, marksInJournal } from '../disk.ts'
import { documentIdOf, type Home, writeSettings } from '../home.ts'
import { expectLettersJoined } from '../joined-story.ts'
import { endOfStory, expectPainted, markByKeyboard, markByMouse, text } from '../marking-story.ts'
import { makeCorpusOf } from '../sample.ts'
import { articles, markTable, storedMarks, tableSettings } from '../selection-story.ts'
import { expect, openInChromium, type PageInChromium, test } from './window.ts'

const article = documentIdOf(text)
const onDisk = endOfStory.map(({ label, start, end }) => ({ label, start, end, surface: text.slice(start, end) }))

for (const [how, mark] of [
  ['keyboard', markByKeyboard],
  ['mouse', markByMouse],
] as const) {
  test(`marks by ${how} alone stand on screen, in journal and checkpoint, and after a restart`, async ({
    page,
    context,
    home,
  }) => {
    const opened = await openInChromium(page, home)
    await mark(page)
    await expectKept(context, page, home, opened)
  })
}

test('every row of the table of selections is selected and painted as it says, and stored', async ({ page, home }) => {
  test.setTimeout(180_000)
  await makeCorpusOf(home.corpus, articles)
  writeSettings(home, tableSettings(home))
  const { quit } = await openInChromium(page, home)
  await markTable(page)
  for (const { id, text: source, rows } of articles)
    expect(marksInJournal(home.corpus, id)).toEqual(storedMarks(source, rows))
  await quit()
})

test.describe('large letters', () => {
  test.use({ textSize: 32 })

  test('a mark on part of a word leaves its letters joined', async ({ page, home }) => {
    const { quit } = await openInChromium(page, home)
    await expectLettersJoined(page)
    await quit()
  })
})

async function expectKept(context: BrowserContext, page: Page, home: Home, { quit }: PageInChromium): Promise<void> {
  expect(marksInJournal(home.corpus, article)).toEqual(onDisk)
  await page.close()
  await quit()
  expect(marksInCheckpoint(home.corpus, article)).toEqual(onDisk)
  const fresh = await context.newPage()
  const again = await openInChromium(fresh, home)
  await expectPainted(fresh, endOfStory)
  await again.quit()
}
