import type { Locator, Page } from '@playwright/test'
import type { Span } from '../shared/model/records.ts'

/** What the page itself says of the article on it, found without any of the program's own code. Offsets are UTF-16 of the article's text. */

export type PaintedMark = { readonly label: string; readonly start: number; readonly end: number }
export type ScreenRect = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const articleText = (page: Page): Locator => page.getByTestId('article-text')

/**
 * Every range registered for painting, by highlight name. Ranges of one highlight that touch at a paragraph's end are one mention, so
 * pieces are given as they stand. `source` is the article's exact text: separators of paragraphs stand in no text node.
 */
export async function readHighlights(
  page: Page,
  source: string,
): Promise<readonly { readonly name: string; readonly start: number; readonly end: number }[]> {
  return page.evaluate(text => {
    const starts = new Map<Node, number>()
    let at = 0
    for (const paragraph of document.querySelectorAll('[data-testid=article-text] p')) {
      const node = paragraph.firstChild
      if (!(node instanceof Text) || node.data === '') continue
      at = text.indexOf(node.data, at)
      if (at < 0) throw new Error('the page holds other words than the article')
      starts.set(node, at)
      at += node.data.length
    }
    return [...CSS.highlights].flatMap(([name, highlight]) =>
      [...highlight].map(range => {
        const start = starts.get(range.startContainer)
        const end = starts.get(range.endContainer)
        if (start === undefined || end === undefined) throw new Error(`${name} paints outside the article's words`)
        return { name, start: start + range.startOffset, end: end + range.endOffset }
      }),
    )
  }, source)
}

/** The marks at rest on the sheet: label and place, in reading order. A highlight is named by its label, lane, and `in` for inner ones. */
export async function paintedMarks(page: Page, source: string): Promise<readonly PaintedMark[]> {
  const highlights = await readHighlights(page, source)
  return highlights
    .flatMap(({ name, start, end }) => {
      const label = /^([A-Z]+)-\d+(?:-in)?$/.exec(name)?.[1]
      return label === undefined ? [] : [{ label, start, end }]
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : 1))
}

/** Where the characters of a span stand, in client px, one or several rectangles; none where they are not laid out. */
export async function rectsOf(page: Page, source: string, span: Span): Promise<readonly ScreenRect[]> {
  return page.evaluate(
    ({ text, span }) => {
      let at = 0
      for (const paragraph of document.querySelectorAll('[data-testid=article-text] p')) {
        const node = paragraph.firstChild
        if (!(node instanceof Text) || node.data === '') continue
        at = text.indexOf(node.data, at)
        if (span.start >= at && span.end <= at + node.data.length) {
          const range = document.createRange()
          range.setStart(node, span.start - at)
          range.setEnd(node, span.end - at)
          return [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom }))
        }
        at += node.data.length
      }
      return []
    },
    { text: source, span },
  )
}

/** The middle of one character on the screen; `end` where it is more than one UTF-16 unit. */
export async function pointOf(
  page: Page,
  source: string,
  offset: number,
  end = offset + 1,
): Promise<{ readonly x: number; readonly y: number }> {
  const rect = (await rectsOf(page, source, { start: offset, end })).find(({ left, right }) => right > left)
  if (!rect) throw new Error(`no letter is shown at ${offset}`)
  return { x: (rect.left + rect.right) / 2, y: (rect.top + rect.bottom) / 2 }
}

/** Presses on one character, drags to another, lets go; a step between, as a hand makes. */
export async function drag(page: Page, source: string, from: number, to: number): Promise<void> {
  const [start, end] = [await pointOf(page, source, from), await pointOf(page, source, to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2)
  await page.mouse.move(end.x, end.y)
  await page.mouse.up()
}

export async function clickAt(page: Page, source: string, offset: number, clickCount = 1): Promise<void> {
  const { x, y } = await pointOf(page, source, offset)
  await page.mouse.click(x, y, { clickCount })
}

export const saveState = (page: Page): Locator => page.getByTestId('save-state')

export const labelButton = (page: Page, label: string): Locator =>
  page.getByTestId('label-palette').locator(`[data-label-id="${label}"]`)
