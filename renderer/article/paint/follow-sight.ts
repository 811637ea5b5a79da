import type { Span } from '../../../shared/model/records.ts'
import type { ArticleView } from './article-view.ts'

/**
 * Air round what can be seen, in heights of the view: more is taken when less is left. Most of it lies where she scrolls to: whatever is
 * taken, the engine paints all marked text in sight anew.
 */
const taken = { still: 0.3, ahead: 0.5 }
const left = 0.1

/** Tells the view which part of the text can be seen, as she scrolls: the ranges of the rest cost at every change of the page. Returns what stops it. */
export function followSight(view: ArticleView): () => void {
  const { element, text } = view
  let sight: Span = { start: 0, end: 0 }
  let top = element.scrollTop
  const follow = (): void => {
    const down = Math.sign(element.scrollTop - top)
    top = element.scrollTop
    const taking = (way: number): number => (down === 0 ? taken.still : way === down ? taken.ahead : left)
    let seen: Span | null = null
    for (let time = 0; time < 3; time++) {
      const needed = within(view, left, left)
      if (needed.start >= sight.start && needed.end <= sight.end) return
      const now = within(view, taking(-1), taking(1))
      // What has come into sight has its own height in place of the estimated one, and more may have come: nothing of it goes in the same frame.
      seen = seen ? { start: Math.min(seen.start, now.start), end: Math.max(seen.end, now.end) } : now
      sight = seen
      view.setSight(sight)
    }
  }
  const resized = new ResizeObserver(follow)
  resized.observe(element)
  resized.observe(text)
  element.addEventListener('scroll', follow, { passive: true })
  text.addEventListener('contentvisibilityautostatechange', follow)
  return () => {
    resized.disconnect()
    element.removeEventListener('scroll', follow)
    text.removeEventListener('contentvisibilityautostatechange', follow)
  }
}

/** The paragraphs of the text that stand in the view or within so many of its heights above and below it. */
function within({ element, sections }: ArticleView, above: number, below: number): Span {
  const box = element.getBoundingClientRect()
  const top = box.top - box.height * above
  const bottom = box.bottom + box.height * below
  const from = sections[firstFrom(sections, section => bottomOf(section.element) > top)]
  const to = sections[Math.max(0, firstFrom(sections, section => topOf(section.element) >= bottom) - 1)]
  if (!from || !to) return { start: 0, end: 0 }
  const first = from.blocks[firstFrom(from.blocks, block => bottomOf(block.element) > top)] ?? from.blocks.at(-1)
  const last = to.blocks[Math.max(0, firstFrom(to.blocks, block => topOf(block.element) >= bottom) - 1)]
  return { start: first?.start ?? from.start, end: last?.end ?? to.end }
}

const topOf = (element: HTMLElement): number => element.getBoundingClientRect().top
const bottomOf = (element: HTMLElement): number => element.getBoundingClientRect().bottom

/** Position of the first of `all` for which `holds` is true, where it is false before and true after; their number where it never is. */
export function firstFrom<Each>(all: readonly Each[], holds: (each: Each) => boolean): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    const each = all[middle]
    if (each !== undefined && holds(each)) high = middle
    else low = middle + 1
  }
  return low
}
