import type { Page } from '@playwright/test'
import type { Lines } from '../../renderer/article/paint/line-step.ts'

/** Where every character of the open article stands, asked of the page itself: what the line keys go by. `source` is its exact text. */
export async function readLines(page: Page, source: string): Promise<Lines> {
  const { paragraphs, lineHeight } = await page.evaluate(() => {
    const text = document.querySelector<HTMLElement>('[data-testid=article-text]')
    if (!text) throw new Error('no article is open')
    const range = document.createRange()
    const rectsOf = (node: Text) =>
      Array.from({ length: node.length }, (_, at) => {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const rect = [...range.getClientRects()].find(({ width }) => width > 0)
        return rect ? { top: rect.top, bottom: rect.bottom, left: rect.left, right: rect.right } : null
      })
    return {
      paragraphs: [...text.querySelectorAll('p')].flatMap(({ firstChild }) =>
        firstChild instanceof Text ? [{ words: firstChild.data, rects: rectsOf(firstChild) }] : [],
      ),
      lineHeight: Number.parseFloat(getComputedStyle(text).lineHeight),
    }
  })
  let at = 0
  const blocks = paragraphs.map(({ words, rects }) => {
    const start = source.indexOf(words, at)
    if (start < 0) throw new Error('the page holds other words than the article')
    at = start + words.length
    return { start, end: at, rects }
  })
  const rects = blocks.flatMap(({ start, rects }) => rects.map((rect, place) => [start + place, rect] as const))
  const byOffset = new Map(rects)
  return { blocks, lineHeight, rectOf: offset => byOffset.get(offset) ?? undefined }
}
