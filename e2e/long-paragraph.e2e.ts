import path from 'node:path'
import { expect, test } from './app.ts'
import { marksInJournal } from './disk.ts'
import { documentIdOf, sampleArticles, writeSettings } from './home.ts'
import { press } from './keys.ts'
import { makeLargeCorpus } from './large-corpus.ts'
import { articleText, clickAt, paintedMarks } from './on-screen.ts'

/** The sample's articles over and over, in one paragraph of 200,000 characters. */
const once = sampleArticles.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(' ')
const text = once
  .repeat(Math.ceil(200_000 / once.length))
  .slice(0, 200_000)
  .trimEnd()

test('a very long paragraph stands in short text nodes, is copied whole, and is marked over their borders', async ({
  home,
  start,
}) => {
  const corpus = path.join(home.folder, 'long')
  const id = await makeLargeCorpus(corpus, { text, words: [] }, [])
  writeSettings(home, { lastDocument: { [corpus]: id } })
  const { app, page } = await start({ env: { HASHIYA_CORPUS: corpus } })

  const nodes = await articleText(page).evaluate(element =>
    [...element.querySelectorAll('p')].map(block => ({
      words: block.textContent ?? '',
      number: block.getAttribute('data-number'),
    })),
  )
  expect(nodes.map(({ words }) => words).join('')).toBe(text)
  expect(Math.max(...nodes.map(({ words }) => words.length))).toBeLessThanOrEqual(1000)
  expect(nodes.flatMap(({ number }) => number ?? [])).toEqual(['1'])

  await articleText(page).focus()
  await press(page, 'Control+KeyA')
  await press(page, 'Control+KeyC')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied === text).toBe(true)
  await page.evaluate(() => getSelection()?.removeAllRanges())

  const border = nodes[0]?.words.length ?? 0
  const last = text.slice(0, border).trimEnd().length - 2
  await clickAt(page, text, last)
  await press(page, 'Shift+ArrowLeft')
  await press(page, 'KeyF')
  await expect.poll(() => marksInJournal(corpus, documentIdOf(text)).length).toBe(1)
  const [mark] = marksInJournal(corpus, documentIdOf(text))
  expect(mark?.start).toBeLessThan(border)
  expect(mark?.end).toBeGreaterThan(border)
  expect(mark?.surface).toBe(text.slice(mark?.start, mark?.end))
  const pieces = await paintedMarks(page, text)
  expect(pieces.map(({ start, end }) => [start, end])).toEqual([
    [mark?.start, border],
    [border, mark?.end],
  ])
})
