import type { Span } from '../../../shared/model/records.ts'
import type { Label } from '../../../shared/model/scheme.ts'
import { copyExactly } from './copy-text.ts'
import { DrawnLines } from './drawn-lines.ts'
import { highlightRules, pendingName, placesLines, strongName } from './highlight-styles.ts'
import { createHighlights } from './highlights.ts'
import type { PaintedMark } from './lanes.ts'
import { createOverlay } from './overlay.ts'
import { offsetUnder } from './point.ts'
import { type Rect, rectsFrom } from './rects.ts'
import { rangesIn, type SectionChange, SectionMarks } from './section-marks.ts'
import { type Block, buildText, holderAt } from './text-dom.ts'
import './article-view.css'

export type { PaintedMark } from './lanes.ts'

/** Where she works, as it is shown. Offsets are UTF-16. */
export type Focus = {
  /** The word under the cursor; null where something is selected. */
  readonly cursor: Span | null
  /** Words selected and not yet marked. */
  readonly selection: readonly Span[] | null
  readonly selected: string | null
  readonly hovered: string | null
}

export type Look = { readonly theme: 'light' | 'dark'; readonly labels: readonly Label[]; readonly textSize: number }

/** An article on the sheet: text, marks, place of work. Knows no React and no records, only what is painted. */
export type ArticleView = {
  /** The scroll container with the page. */
  readonly element: HTMLElement
  /** The text: one tab stop. */
  readonly text: HTMLElement
  /** Stands in the end margin beside the selection. */
  readonly chipHost: HTMLElement
  readonly setMarks: (marks: Iterable<PaintedMark>) => void
  /** Costs what has changed and what stands near it. */
  readonly changeMarks: (change: {
    readonly removed: readonly string[]
    readonly added: readonly PaintedMark[]
  }) => void
  readonly setFocus: (focus: Focus) => void
  readonly setLook: (look: Look) => void
  /** Offset of the character under a point of the window; null outside the text. */
  readonly offsetAt: (clientX: number, clientY: number) => number | null
  /** Rectangles of a span, px in the page, in logical order; several a line where directions mix. */
  readonly rectsOf: (span: Span) => readonly Rect[]
  /** The character a line below or above, at `x` (px in the page) or under `offset` where null. */
  readonly lineStep: (
    offset: number,
    down: boolean,
    x: number | null,
  ) => { readonly offset: number; readonly x: number }
  /** The pin under a point of the window. */
  readonly pinAt: (clientX: number, clientY: number) => 'start' | 'end' | null
  /** Brings a span into sight; nothing moves where it is. */
  readonly scrollTo: (span: Span) => void
  readonly destroy: () => void
}

type Options = Look & { readonly text: string; readonly direction: 'rtl' | 'ltr' }

/** Sections painted before the engine has said which are in sight, so that the first frame has its marks. */
const firstSections = 2

/** Reach of a pin around its line, px. */
const pinReach = 9

/** Room kept above and below what is scrolled to, px. */
const air = 90

export function createArticleView(options: Options): ArticleView {
  const { direction } = options
  const element = make('div', 'scroll')
  const page = make('div', 'page')
  const frame = make('div', 'frame')
  const text = make('div', 'matn')
  const chipHost = make('div', 'chip-host')
  const overlay = createOverlay()
  text.dataset.testid = 'article-text'
  text.tabIndex = 0
  text.dir = direction
  text.lang = 'ar'
  text.setAttribute('role', 'application')
  frame.append(text)
  page.append(frame, overlay.svg, chipHost)
  element.append(page)

  let look: Look = options
  let labels = labelsOf(options)
  let focus: Focus = { cursor: null, selection: null, selected: null, hovered: null }
  element.style.setProperty('--article-size', `${look.textSize}px`)

  const charactersALine = 60
  const lineHeight = (): number => look.textSize * 2.1
  const dom = buildText(
    text,
    options.text,
    direction,
    characters => Math.ceil(characters / charactersALine) * lineHeight(),
  )
  const blocks = new Map<Node, Block>(
    dom.blocks.flatMap(block => [[block.node, block] as const, [block.element, block] as const]),
  )
  const highlights = createHighlights()
  const sections = dom.sections.map(section => new SectionMarks(section, highlights))
  const lines = new Map<SectionMarks, DrawnLines>()
  const marks = new Map<string, PaintedMark>()
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  let drawsLines = false

  const sectionsOf = (mark: PaintedMark): readonly SectionMarks[] => {
    const start = mark.spans[0]?.start ?? 0
    const end = mark.spans.at(-1)?.end ?? 0
    const met: SectionMarks[] = []
    for (let at = holderAt(dom.sections, start); at < sections.length; at++) {
      const section = sections[at]
      if (!section || section.section.start >= end) break
      met.push(section)
    }
    return met
  }

  function show(section: SectionMarks): void {
    if (!section.shown) drawLines(section, section.show())
  }

  function hide(section: SectionMarks): void {
    if (section.shown) drawLines(section, section.hide())
  }

  function drawLines(section: SectionMarks, change: SectionChange): void {
    if (!drawsLines || change.gone.length + change.come.length === 0) return
    const drawn =
      lines.get(section) ??
      new DrawnLines(
        section,
        () => labels,
        () => look.textSize,
      )
    lines.set(section, drawn)
    drawn.change(change)
  }

  function changeMarks(change: { readonly removed: readonly string[]; readonly added: readonly PaintedMark[] }): void {
    const touched = new Set<SectionMarks>()
    for (const id of change.removed) {
      const mark = marks.get(id)
      if (!mark) continue
      marks.delete(id)
      for (const section of sectionsOf(mark)) {
        section.delete(id)
        touched.add(section)
      }
    }
    for (const mark of change.added) {
      marks.set(mark.id, mark)
      for (const section of sectionsOf(mark)) {
        section.set(mark)
        touched.add(section)
      }
    }
    for (const section of touched) drawLines(section, section.refresh())
    showFocus()
  }

  function setMarks(all: Iterable<PaintedMark>): void {
    marks.clear()
    for (const section of sections) section.clear()
    for (const mark of all) {
      marks.set(mark.id, mark)
      for (const section of sectionsOf(mark)) section.set(mark)
    }
    for (const section of sections) drawLines(section, section.refresh())
    showFocus()
  }

  const origin = (): DOMRect => page.getBoundingClientRect()
  const rectsOf = (span: Span): readonly Rect[] => rectsFrom(origin(), dom.blocks, span)

  let strong: readonly string[] = []
  function showFocus(): void {
    const chosen = [focus.selected, focus.hovered].flatMap(id => (id === null ? [] : (marks.get(id) ?? [])))
    const names = new Map<string, StaticRange[]>()
    for (const mark of chosen) {
      const ranges = sectionsOf(mark).flatMap(section => rangesIn(section.section, mark))
      names.set(strongName(mark.label), [...(names.get(strongName(mark.label)) ?? []), ...ranges])
    }
    for (const name of strong) if (!names.has(name)) highlights.replace(name, [], 1)
    for (const [name, ranges] of names) highlights.replace(name, ranges, 1)
    strong = [...names.keys()]
    const pending = focus.selection
      ? dom.sections.flatMap(section =>
          focus.selection
            ? rangesIn(section, {
                id: '',
                label: '',
                spans: focus.selection.filter(span => span.start < section.end && section.start < span.end),
              })
            : [],
        )
      : []
    highlights.replace(pendingName, pending, 1)
    drawOverlay()
  }

  function drawOverlay(): void {
    const mark = focus.selected === null ? undefined : marks.get(focus.selected)
    const chosen = (mark?.spans ?? focus.selection ?? []).flatMap(rectsOf)
    const cursor = focus.cursor ? rectsOf(focus.cursor) : []
    const at = chosen[0] ?? cursor[0]
    const last = chosen.at(-1)
    if (at) chipHost.style.insetBlockStart = `${(at.top + at.bottom) / 2 - 21}px`
    const host = origin()
    const chip = chipHost.getBoundingClientRect()
    const hasChip = chipHost.childElementCount > 0
    const thread = last && hasChip ? { from: last.left - 4, to: chip.right - host.left, y: last.top + 0.5 } : null
    overlay.draw({ cursor, chosen, thread, rtl: direction === 'rtl' })
  }

  function setLook(next: Look): void {
    const resized = next.textSize !== look.textSize
    look = next
    labels = labelsOf(next)
    element.style.setProperty('--article-size', `${look.textSize}px`)
    sheet.replaceSync(highlightRules(look.labels, look.theme, !drawsLines))
    for (const drawn of lines.values()) if (!resized) drawn.recolour()
    if (resized) remeasure()
    drawOverlay()
  }

  function remeasure(): void {
    for (const [section, drawn] of lines) if (section.shown) drawn.remeasure()
  }

  function lineStep(offset: number, down: boolean, x: number | null): { readonly offset: number; readonly x: number } {
    const rect = rectsOf({ start: offset, end: offset + 1 })[0]
    if (!rect) return { offset, x: x ?? 0 }
    const at = x ?? (rect.left + rect.right) / 2
    const middle = (rect.top + rect.bottom) / 2
    scrollIntoSight({ ...rect, top: middle - 2 * lineHeight(), bottom: middle + 2 * lineHeight() })
    for (const lines of [1, 1.5, 2]) {
      const from = origin()
      const y = middle + (down ? lines : -lines) * lineHeight()
      const found = offsetAt(from.left + at, from.top + y)
      const there = found === null ? undefined : rectsOf({ start: found, end: found + 1 })[0]
      if (found !== null && there && Math.abs((there.top + there.bottom) / 2 - middle) > lineHeight() / 2)
        return { offset: found, x: at }
    }
    return { offset, x: at }
  }

  const blockOf = (node: Node): Block | undefined => blocks.get(node)
  const offsetAt = (clientX: number, clientY: number): number | null => {
    const box = text.getBoundingClientRect()
    return offsetUnder(blockOf, Math.min(Math.max(clientX, box.left + 1), box.right - 1), clientY)
  }

  function scrollIntoSight(rect: Rect): void {
    const host = origin()
    const box = element.getBoundingClientRect()
    const top = rect.top + host.top
    const bottom = rect.bottom + host.top
    if (top >= box.top + 8 && bottom <= box.bottom - 8) return
    const wanted = top < box.top + 8 ? top - box.top - air : bottom - box.bottom + air
    element.scrollTop += Math.abs(wanted) > box.height ? top - box.top - box.height / 3 : wanted
  }

  function scrollTo(span: Span): void {
    const first = rectsOf(span)[0]
    if (!first) return
    scrollIntoSight(first)
    // A section comes into sight with its own height in place of the estimated one: what stands below it moves.
    const settled = rectsOf(span)[0]
    if (settled && settled.top !== first.top) scrollIntoSight(settled)
    drawOverlay()
  }

  function pinAt(clientX: number, clientY: number): 'start' | 'end' | null {
    const pins = overlay.pins()
    if (!pins) return null
    const { left, top } = origin()
    const near = ({ x, top: from, bottom }: { x: number; top: number; bottom: number }): number =>
      clientY - top < from - pinReach || clientY - top > bottom + pinReach
        ? Number.POSITIVE_INFINITY
        : Math.abs(clientX - left - x)
    const [start, end] = [near(pins.start), near(pins.end)]
    const nearest = start < end ? 'start' : 'end'
    // Inside a line the pin's stem would swallow clicks on its letter: only the knob's height counts there.
    const knob = nearest === 'start' ? pins.start.top : pins.end.bottom
    return Math.min(start, end) <= pinReach && Math.abs(clientY - top - knob) <= pinReach ? nearest : null
  }

  const stopCopying = copyExactly(text, options.text, blockOf)
  const visible = (event: Event): void => {
    const section =
      event instanceof ContentVisibilityAutoStateChangeEvent &&
      sections.find(({ section }) => section.element === event.target)
    if (section) event.skipped ? hide(section) : show(section)
  }
  text.addEventListener('contentvisibilityautostatechange', visible)
  const showAll = (): void => sections.forEach(show)
  addEventListener('beforeprint', showAll)
  let width = 0
  const resized = new ResizeObserver(() => {
    if (text.clientWidth !== width) remeasure()
    width = text.clientWidth
    drawOverlay()
  })

  let started = false
  /** Once in the document: tells what the engine can, paints what is in sight. */
  function start(): void {
    if (started || !element.isConnected) return
    started = true
    const paragraph = dom.blocks[0]?.element
    drawsLines = paragraph ? !placesLines(paragraph) : false
    width = text.clientWidth
    sheet.replaceSync(highlightRules(look.labels, look.theme, !drawsLines))
    sections.slice(0, firstSections).forEach(show)
    showFocus()
    resized.observe(text)
    void document.fonts.ready.then(() => {
      remeasure()
      drawOverlay()
    })
  }
  const connected = new MutationObserver(start)
  connected.observe(document, { childList: true, subtree: true })

  return {
    element,
    text,
    chipHost,
    setMarks,
    changeMarks,
    setFocus: next => {
      focus = next
      showFocus()
    },
    setLook,
    offsetAt,
    rectsOf,
    lineStep,
    pinAt,
    scrollTo,
    destroy: () => {
      connected.disconnect()
      resized.disconnect()
      stopCopying()
      removeEventListener('beforeprint', showAll)
      highlights.clear()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet)
      element.remove()
    },
  }
}

const labelsOf = (look: Look): ReadonlyMap<string, Label> => new Map(look.labels.map(label => [label.id, label]))

function make(tag: 'div', className: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  return element
}
