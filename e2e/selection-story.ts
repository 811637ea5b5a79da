import { expect, type Page } from '@playwright/test'
import type { Settings } from '../shared/model/settings.ts'
import { nextGrapheme } from '../shared/text/graphemes.ts'
import { documentIdOf, type Home } from './home.ts'
import { press } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { articleText, labelButton, type PaintedMark, paintedMarks, pointOf, rectsOf } from './on-screen.ts'
import { inkDifference, inkIn } from './pixels.ts'
import { type Pixels, readPng } from './png.ts'
import { type Row, tables } from './selection-table.ts'

export type Placed = Row & { readonly start: number; readonly end: number; readonly from: number; readonly to: number }

/** An article of the table: its rows one below the other, each with the place of what it captures (UTF-16). */
export const articles = tables.map(({ name, rows }) => {
  const text = rows.map(one => one.text).join('\n')
  const placed = rows.map((one, at): Placed => {
    const from = rows.slice(0, at).reduce((sum, { text: before }) => sum + before.length + 1, 0)
    const start = from + one.text.indexOf(one.surface)
    return { ...one, from, to: from + one.text.length, start, end: start + one.surface.length }
  })
  return { name, text, id: documentIdOf(text), rows: placed }
})

/** What is painted of a row: a mark over a line break is painted line by line. */
const piecesOf = ({ start, surface }: Placed): readonly { readonly start: number; readonly end: number }[] =>
  [...surface.matchAll(/[^\n\r\u2028\u2029]+/gu)].map(({ index, 0: piece }) => ({
    start: start + index,
    end: start + index + piece.length,
  }))

const marksOf = (rows: readonly Placed[], label: string): readonly PaintedMark[] =>
  rows.flatMap(row => piecesOf(row).map(piece => ({ label, ...piece })))

/** Some hundred answers are waited for, each of them a frame away: asked again after as many ms. */
const soon = [10]

const said = (page: Page) => page.getByTestId('article-announcement')

/** Where a word of the row stands in the article. */
function wordIn({ text, words, from }: Placed, wanted: number): { readonly start: number; readonly end: number } {
  let at = 0
  for (const [number, word] of words.entries()) {
    const start = text.indexOf(word, at)
    if (start < 0) throw new Error(`${word} is no word of ${text}`)
    at = start + word.length
    if (number === wanted) return { start: from + start, end: from + at }
  }
  throw new Error(`no word ${wanted}`)
}

/** Walks over every word of the row, selects by Shift and arrow, sets edges by letter, marks. Begins on its first word, ends on the next row's. */
async function markByKeys(page: Page, source: string, row: Placed, isFirst: boolean): Promise<void> {
  const { words, select, letters = [] } = row
  const [opening, last] = select
  for (const [at, word] of words.entries()) {
    if (at > 0) await press(page, 'ArrowLeft')
    if (!(isFirst && at === 0))
      await expect.poll(() => said(page).textContent(), { message: row.name, intervals: soon }).toBe(word)
  }
  await press(page, 'ArrowRight', words.length - 1 - opening)
  await press(page, 'Shift+ArrowLeft', last - opening)
  for (const key of letters) await press(page, key)
  await press(page, 'KeyA')
  const [first] = piecesOf(row)
  await expect
    .poll(() => paintedMarks(page, source), { message: row.name, intervals: soon })
    .toContainEqual({ label: 'PERS', ...first })
  await press(page, 'Escape')
  await press(page, 'ArrowLeft', words.length - last)
}

/** The middle of the letter at `offset`, or of the next that can be seen: marks without a letter may have no width. */
async function letterFrom(
  page: Page,
  source: string,
  offset: number,
): Promise<{ readonly x: number; readonly y: number }> {
  const end = nextGrapheme(source, offset)
  const isSeen = (await rectsOf(page, source, { start: offset, end })).some(({ left, right }) => right > left)
  return isSeen ? pointOf(page, source, offset, end) : pointOf(page, source, end, nextGrapheme(source, end))
}

async function markByMouse(page: Page, source: string, row: Placed): Promise<void> {
  const [first, last] = row.select
  const words = { start: wordIn(row, first).start, end: wordIn(row, last).end }
  const from = await letterFrom(page, source, words.start)
  if (first === last) await page.mouse.dblclick(from.x, from.y)
  else {
    const to = await letterFrom(page, source, lastLetter(source, words))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await page.mouse.move(to.x, to.y)
    await page.mouse.up()
  }
  if (row.letters) await dragPins(page, source, row, words)
  await labelButton(page, 'ORG').click()
}

const lastLetter = (source: string, { start, end }: { readonly start: number; readonly end: number }): number => {
  let last = start
  while (nextGrapheme(source, last) < end) last = nextGrapheme(source, last)
  return last
}

/** Drags the grips of the pins to the letters where the row's words begin and end. */
async function dragPins(
  page: Page,
  source: string,
  row: Placed,
  words: { readonly start: number; readonly end: number },
): Promise<void> {
  const edges = [
    ...(row.start === words.start ? [] : [['start', row.start] as const]),
    ...(row.end === words.end ? [] : [['end', lastLetter(source, row)] as const]),
  ]
  for (const [edge, offset] of edges) {
    const grip = page.locator(`.grip[data-edge=${edge}]`)
    await expect(grip).toBeVisible()
    const box = await grip.boundingBox()
    if (!box) throw new Error(`no pin at the ${edge}`)
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
    const to = await pointOf(page, source, offset, nextGrapheme(source, offset))
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
  }
}

/** The picture of the window without a pointer over the text. */
async function picture(page: Page): Promise<Pixels> {
  await page.mouse.move(2, 2)
  return readPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
}

/** Where the row's lines stand in the window. */
async function linesOf(page: Page, source: string, row: Placed) {
  const box = await articleText(page).boundingBox()
  const rects = [
    ...(await rectsOf(page, source, { start: row.from, end: nextGrapheme(source, row.from) })),
    ...(await rectsOf(page, source, { start: row.to - 1, end: row.to })),
  ]
  if (!box || rects.length === 0) throw new Error(`${row.name} is not shown`)
  const top = Math.floor(Math.min(...rects.map(rect => rect.top)))
  const bottom = Math.ceil(Math.max(...rects.map(rect => rect.bottom)))
  return { x: Math.floor(box.x), y: top, width: Math.ceil(box.width), height: bottom - top }
}

/** With the first article of the table open; so small that each is seen as a whole, and no picture is scrolled. */
export const tableSettings = ({ corpus }: Home): Partial<Settings> => {
  const [opening] = articles
  return opening ? { textSize: 16, lastDocument: { [corpus]: opening.id } } : {}
}

/** Marks every row of every article by keyboard and again by mouse, and looks at the marks and at the letters under them. */
export async function markTable(page: Page): Promise<void> {
  for (const [at, { name, text, rows }] of articles.entries()) {
    if (at > 0) await press(page, 'Digit0')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(name))
    await expect(articleText(page)).toBeFocused()
    await page.evaluate(() => document.fonts.ready)
    const before = await picture(page)
    for (const [number, row] of rows.entries()) await markByKeys(page, text, row, number === 0)
    expect(await paintedMarks(page, text), `${name} by keyboard`).toEqual(marksOf(rows, 'PERS'))
    for (const row of rows) await markByMouse(page, text, row)
    const orgs = async () => (await paintedMarks(page, text)).filter(({ label }) => label === 'ORG')
    await expect.poll(orgs, { message: `${name} by mouse`, intervals: soon }).toEqual(marksOf(rows, 'ORG'))
    await press(page, 'Escape', 3)
    const after = await picture(page)
    for (const row of rows) {
      const clip = await linesOf(page, text, row)
      expect(inkDifference(inkIn(before, clip), inkIn(after, clip)), `${row.name}: ink moved`).toBeLessThan(0.03)
    }
  }
  await expectSaved(page)
}

/** In code points, each mark twice: by keyboard and by mouse. */
export const storedMarks = (text: string, rows: readonly Placed[]) =>
  rows.flatMap(({ start, end, surface }) =>
    ['ORG', 'PERS'].map(label => ({
      label,
      start: [...text.slice(0, start)].length,
      end: [...text.slice(0, end)].length,
      surface,
    })),
  )
