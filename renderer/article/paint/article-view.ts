import type { Span } from '../../../shared/model/records.ts'
import { bracketPath } from './bracket-path.ts'
import { copyExactly } from './copy-text.ts'
import { type Drawn, type Edge, edgesOf } from './edges.ts'
import { lineAbove, lineUnder } from './faces.ts'
import { createGrips } from './grips.ts'
import { lanesSeen, pendingName, strongName } from './highlight-styles.ts'
import { holdPlace, movesLetters } from './keep-place.ts'
import type { PaintedMark } from './lanes.ts'
import type { Lines } from './line-step.ts'
import { type ChipChoice, createMarksOver } from './marks-over.ts'
import { createOverlay } from './overlay.ts'
import { ownLineOf } from './own-line.ts'
import { buildPaper } from './paper.ts'
import { type Pins, pinsOf } from './pins.ts'
import { offsetUnder } from './point.ts'
import { piecesFrom, type Rect, rectsFrom } from './rects.ts'
import { keepScroll, scrollIntoSight } from './scroll.ts'
import type { Sheet } from './sheet.ts'
import type { Look, MarksChange } from './sheet-marks.ts'
import type { Block, Section } from './text-dom.ts'
import './article-view.css'

/** Kept free under the chip, px. */
const chipAir = 8

/** Where she works, as it is shown. Offsets are UTF-16. */
export type Focus = {
  /** The word under the cursor; null where something is selected. */
  readonly cursor: Span | null
  /** Words selected and not yet marked. */
  readonly selection: readonly Span[] | null
  readonly selected: string | null
  readonly hovered: string | null
}

/** An article on the sheet: text, marks, place of work. Knows no React and no records, only what is painted. */
export type ArticleView = Pick<Sheet, 'element' | 'text' | 'chipHost'> & {
  readonly setMarks: (marks: Iterable<PaintedMark>) => void
  /** Costs what has changed and what stands near it. */
  readonly changeMarks: (change: MarksChange) => void
  readonly setFocus: (focus: Focus) => void
  readonly setLook: (look: Look) => void
  readonly setChips: (choice: ChipChoice) => void
  /** Offset of the character under a point of the window; null outside the text. */
  readonly offsetAt: (clientX: number, clientY: number) => number | null
  /** Rectangles of a span, px in the page, in logical order; several a line where directions mix. */
  readonly rectsOf: (span: Span) => readonly Rect[]
  /** Where the picture of each span begins and ends, px in the page; null for what is not drawn. */
  readonly edgesOf: (spans: readonly Span[]) => readonly (Readonly<Record<'start' | 'end', Edge>> | null)[]
  readonly look: () => Look
  /** Where the line of a lane lies under a letter's rectangle that begins at `top`, px; deeper ones lie with the third. */
  readonly lineUnder: (top: number, lane: number) => number
  /** What a line key goes by. */
  readonly lines: () => Lines
  readonly sections: readonly Section[]
  /** Says which part of the text can be seen. */
  readonly setSight: (sight: Span) => void
  /** The edge whose pin is taken hold of by `target`. */
  readonly gripOf: (target: Node) => 'start' | 'end' | null
  /** Something is dragged: the grips are out of the way. */
  readonly holdGrips: (held: boolean) => void
  /** Brings a span into sight; nothing moves where it is. */
  readonly scrollTo: (span: Span) => void
  readonly destroy: () => void
}

/** Adds to a painted article what she works with: cursor, selection, pins, pointer, copying, paper. */
export function createArticleView(sheet: Sheet): ArticleView {
  const { element, page, text, chipHost, content, direction, dom, marks, highlights } = sheet
  const overlay = createOverlay()
  const grips = createGrips()
  page.append(overlay.svg)
  const over = createMarksOver(sheet)
  // The knobs lie above the names of labels: they are what is taken hold of.
  page.append(...grips.elements)
  let focus: Focus = { cursor: null, selection: null, selected: null, hovered: null }

  const blocks = new Map<Node, Block>(
    dom.blocks.flatMap(block => [[block.node, block] as const, [block.element, block] as const]),
  )
  const blockOf = (node: Node): Block | undefined => blocks.get(node)
  const origin = (): DOMRect => page.getBoundingClientRect()
  const rectsOf = (span: Span): readonly Rect[] => rectsFrom(origin(), dom.blocks, span)

  let strong: readonly string[] = []
  function showFocus(): void {
    const names = new Map<string, StaticRange[]>()
    for (const id of new Set([focus.selected, focus.hovered])) {
      const mark = id === null ? undefined : marks.get(id)
      if (!mark) continue
      const name = strongName(mark.label)
      names.set(name, [...(names.get(name) ?? []), ...marks.rangesOf(mark)])
    }
    for (const name of strong) if (!names.has(name)) highlights.replace(name, [], 1)
    // The one under the pointer may lie inside the one that is selected: it stands on top.
    const hovered = focus.hovered === null ? undefined : marks.get(focus.hovered)
    for (const [name, ranges] of names)
      highlights.replace(name, ranges, hovered && name === strongName(hovered.label) ? 2 : 1)
    strong = [...names.keys()]
    const pending = focus.selection ? marks.rangesOf({ id: '', label: '', spans: focus.selection }) : []
    highlights.replace(pendingName, pending, 1)
    over.setNear([focus.selected, focus.hovered].flatMap(id => (id === null ? [] : [id])))
    drawSoon()
  }

  /** In a narrow window the margin has no room for it. */
  const hasChip = (): boolean => chipHost.childElementCount > 0 && chipHost.offsetParent !== null
  let hadChip = false
  /** The line the chip speaks of, page px. */
  let beside: Rect | null = null
  let drawing = 0
  /** Once a frame, however often the place of work changes in it: drawing asks where letters stand, which lays the page out. */
  function drawSoon(): void {
    if (drawing === 0) drawing = requestAnimationFrame(drawOverlay)
  }

  const measureFrom = (host: DOMRect): Drawn => ({
    text: content,
    direction,
    measure: span => piecesFrom(host, dom.blocks, span),
  })

  function pinsAt(host: DOMRect, spans: readonly Span[]): Pins | null {
    const span = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
    const edges = edgesOf(measureFrom(host), span)
    return edges && pinsOf(edges)
  }

  let isShown = false
  /** First all that asks where letters stand, then all that draws: the page is laid out once. */
  function drawOverlay(): void {
    cancelAnimationFrame(drawing)
    drawing = 0
    const drawLines = marks.measureLate()
    if (!isShown) {
      drawLines()
      return
    }
    const mark = focus.selected === null ? undefined : marks.get(focus.selected)
    const spans = mark?.spans ?? focus.selection ?? []
    const host = origin()
    const chosen = spans.flatMap(span => rectsFrom(host, dom.blocks, span))
    const cursor = focus.cursor ? rectsFrom(host, dom.blocks, focus.cursor) : []
    const last = chosen.at(-1) ?? cursor.at(-1)
    hadChip = hasChip()
    const to = hadChip ? chipHost.getBoundingClientRect().right - host.left : 0
    const above = (top: number): number => lineAbove(sheet.look(), top)
    const thread = last && hadChip ? { from: last.left - 4, to, y: above(last.top) } : null
    const pins = pinsAt(host, spans)
    const hovered = focus.hovered === null ? undefined : marks.get(focus.hovered)
    // The pins are the brackets of what is selected; between its parts it has others.
    const parted = mark && mark.spans.length > 1 ? bracketsOf(host, mark) : ''
    const brackets = { chosen: parted, hovered: mark === hovered ? '' : bracketsOf(host, hovered) }
    beside = last ?? null
    placeChip(host)
    drawLines()
    overlay.draw({ cursor, chosen, above, own: mark ? ownLineOf(sheet, mark, chosen) : null, thread, pins, brackets })
    grips.place(pins)
    over.setPins(pins)
  }

  /** The chip stands at the line it speaks of; its foot stays in sight, but does not rise above that line. */
  function placeChip(host = origin()): void {
    if (!beside) return
    const room = element.getBoundingClientRect().bottom - host.top - chipAir - chipHost.offsetHeight
    const lowest = Math.max(room, beside.bottom - chipHost.offsetHeight)
    chipHost.style.insetBlockStart = `${Math.min((beside.top + beside.bottom) / 2 - 21, lowest)}px`
  }

  /** Half brackets where each part of a mark begins and ends. */
  function bracketsOf(host: DOMRect, mark: PaintedMark | undefined): string {
    const drawn = measureFrom(host)
    return (mark?.spans ?? [])
      .map(span => edgesOf(drawn, span))
      .map(edges => (edges ? bracketPath(edges.start, sheet.look(), 0) + bracketPath(edges.end, sheet.look(), 0) : ''))
      .join('')
  }

  function offsetAt(clientX: number, clientY: number): number | null {
    const box = text.getBoundingClientRect()
    return offsetUnder(blockOf, Math.min(Math.max(clientX, box.left + 1), box.right - 1), clientY)
  }

  /** The character that is worked at. */
  function place(): number | null {
    const mark = focus.selected === null ? undefined : marks.get(focus.selected)
    return (focus.cursor ?? focus.selection?.[0] ?? mark?.spans[0])?.start ?? null
  }

  function lines(): Lines {
    const host = origin()
    const rectOf = (place: number): Rect | undefined => rectsFrom(host, dom.blocks, { start: place, end: place + 1 })[0]
    return { blocks: dom.blocks, rectOf, lineHeight: sheet.lineHeight() }
  }

  function scrollTo(span: Span): void {
    const first = rectsOf(span)[0]
    if (!first) return
    scrollIntoSight(element, page, first)
    // A section comes into sight with its own height in place of the estimated one: what stands below it moves.
    const settled = rectsOf(span)[0]
    if (settled && settled.top !== first.top) scrollIntoSight(element, page, settled)
    drawSoon()
  }

  // Paper is light whatever the screen is.
  const { dataset } = document.documentElement
  let paper: HTMLElement | null = null
  const onPrint = (): void => {
    dataset.theme = 'light'
    paper?.remove()
    paper = buildPaper(sheet)
    text.after(paper)
  }
  const onPrinted = (): void => {
    dataset.theme = sheet.look().theme
    paper?.remove()
    paper = null
  }
  const resized = new ResizeObserver(entries => {
    // Other words in the chip move but itself; a chip that comes or goes brings or takes the thread.
    if (hadChip !== hasChip() || entries.some(entry => entry.target === text)) drawOverlay()
    else placeChip()
  })
  void sheet.shown.then(() => {
    isShown = true
    drawSoon()
    resized.observe(text)
    resized.observe(chipHost)
  })
  document.fonts.addEventListener('loadingdone', drawSoon)
  addEventListener('beforeprint', onPrint)
  addEventListener('afterprint', onPrinted)
  const stops = [
    copyExactly(text, content, dom.blocks, blockOf),
    keepScroll(element),
    over.destroy,
    () => resized.disconnect(),
    () => cancelAnimationFrame(drawing),
    () => document.fonts.removeEventListener('loadingdone', drawSoon),
    () => removeEventListener('beforeprint', onPrint),
    () => removeEventListener('afterprint', onPrinted),
  ]

  return {
    element,
    text,
    chipHost,
    setMarks: all => {
      marks.setAll(all)
      over.update()
      showFocus()
    },
    changeMarks: change => {
      marks.change(change)
      over.update()
      showFocus()
    },
    setFocus: next => {
      focus = next
      showFocus()
    },
    setLook: look => {
      const keep = movesLetters(sheet.look(), look) ? holdPlace({ element, offsetAt, rectsOf, origin }, place()) : null
      if (!sheet.setLook(look)) return
      keep?.()
      drawOverlay()
      over.update()
    },
    setChips: over.setChips,
    offsetAt,
    rectsOf,
    edgesOf: spans => {
      const drawn = measureFrom(origin())
      return spans.map(span => edgesOf(drawn, span))
    },
    look: sheet.look,
    lineUnder: (top, lane) => lineUnder(sheet.look(), top, Math.min(lane, lanesSeen - 1)),
    lines,
    sections: dom.sections,
    gripOf: grips.edgeOf,
    holdGrips: grips.hold,
    setSight: sight => {
      marks.setSight(sight)
      over.setSight(sight)
    },
    scrollTo,
    destroy: () => {
      for (const stop of stops) stop()
      sheet.destroy()
    },
  }
}
