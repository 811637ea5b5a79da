import type { Passage } from '../../shared/model/evidence.ts'
import type { Span } from '../../shared/model/records.ts'
import type { Label } from '../../shared/model/scheme.ts'
import type { Settings } from '../../shared/model/settings.ts'
import { bracketPath } from '../article/paint/bracket-path.ts'
import { edgesOf } from '../article/paint/edges.ts'
import { faces, lineUnder, type Type } from '../article/paint/faces.ts'
import { lanesSeen, lineStyles, unknownLabel } from '../article/paint/highlight-styles.ts'
import { labelColours } from '../article/paint/label-colours.ts'
import { assignLanes } from '../article/paint/lanes.ts'
import { piecesFrom, type Rect, rectsFrom } from '../article/paint/rects.ts'

export type PassageLook = {
  readonly theme: 'light' | 'dark'
  readonly font: Settings['font']
  readonly labels: readonly Label[]
  /** Parts that say what the cell with the cursor says, by position. */
  readonly lit: ReadonlySet<number>
  /** The one she is at. */
  readonly here: number | null
}

export type PassagePaint = { readonly draw: (look: PassageLook) => void; readonly destroy: () => void }

/** CSS px; evidence.css has the same. */
const textSize = 18

const svgNamespace = 'http://www.w3.org/2000/svg'

/** One text node, fills behind it, lines and brackets over it; drawn again where the width changes or the letters come. */
export function createPassagePaint(
  host: HTMLElement,
  { text, marks, parts, cutBefore, cutAfter }: Passage,
  { direction, lang }: { readonly direction: 'rtl' | 'ltr'; readonly lang: string },
): PassagePaint {
  const back = createSvg('passage-back')
  const over = createSvg('passage-over')
  const paragraph = document.createElement('p')
  paragraph.dir = direction
  paragraph.lang = lang
  paragraph.toggleAttribute('data-cut-before', cutBefore)
  paragraph.toggleAttribute('data-cut-after', cutAfter)
  const node = document.createTextNode(text)
  paragraph.append(node)
  host.replaceChildren(back, paragraph, over)
  const blocks = [{ node, start: 0, end: text.length }]
  const lanes = assignLanes(marks)
  let look: PassageLook | null = null

  function paint(): void {
    if (look === null) return
    paragraph.style.fontFamily = faces[look.font].family
    const type: Type = { font: look.font, textSize }
    const origin = host.getBoundingClientRect()
    const byId = new Map(look.labels.map(label => [label.id, label]))
    const fills: SVGElement[] = []
    const strokes: SVGElement[] = []
    for (const mark of marks) {
      const lane = lanes.get(mark.id)
      if (!lane) continue
      const label = byId.get(mark.label) ?? unknownLabel
      const colours = labelColours(label.colour[look.theme], look.theme)
      const rects = mark.spans.flatMap(span => rectsFrom(origin, blocks, span))
      if (!lane.inner) fills.push(...rects.map(rect => toFill(rect, colours.fill)))
      if (lane.lane < lanesSeen)
        strokes.push(...rects.map(rect => toLine(rect, type, lane.lane, label, label.colour[look?.theme ?? 'light'])))
    }
    const drawn = { text, direction, measure: (span: Span) => piecesFrom(origin, blocks, span) }
    for (const [at, part] of parts.entries()) {
      const isHere = at === look.here
      const kind = [part.kind, look.lit.has(at) ? 'lit' : '', isHere ? 'here' : ''].filter(Boolean).join(' ')
      const rects = rectsFrom(origin, blocks, part.span)
      if (look.lit.has(at)) fills.push(...rects.map(rect => toFill(rect, null)))
      if (isHere)
        strokes.push(
          ...rects.map(({ left, right, top }) => toPath('rubric', `M${right} ${Math.round(top) + 1}H${left}`)),
        )
      const edges = edgesOf(drawn, part.span)
      if (edges)
        strokes.push(toPath(`bracket ${kind}`, bracketPath(edges.start, type, 0) + bracketPath(edges.end, type, 0)))
    }
    back.replaceChildren(...fills)
    over.replaceChildren(...strokes)
  }

  const resized = new ResizeObserver(paint)
  resized.observe(host)
  void document.fonts.ready.then(paint)
  return {
    draw: next => {
      look = next
      paint()
    },
    destroy: () => {
      resized.disconnect()
      host.replaceChildren()
    },
  }
}

function createSvg(className: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  return svg
}

/** Behind the letters; without a colour of its own it is the wash of what is chosen. */
function toFill({ left, right, top, bottom }: Rect, colour: string | null): SVGElement {
  const rect = document.createElementNS(svgNamespace, 'rect')
  if (colour === null) rect.setAttribute('class', 'wash')
  else rect.setAttribute('fill', colour)
  for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top }))
    rect.setAttribute(name, value.toFixed(1))
  return rect
}

function toLine(
  { left, right, top }: Rect,
  type: Type,
  lane: number,
  { line }: Pick<Label, 'line'>,
  colour: string,
): SVGElement {
  const thick = Math.max(1, Math.round(lineStyles[line].thick * textSize))
  const y = lineUnder(type, top, lane) - 1
  const heights = line === 'double' ? [y + 0.5, y + 2.5] : [y + thick / 2]
  const path = toPath('line', heights.map(height => `M${right.toFixed(1)} ${height}H${left.toFixed(1)}`).join(''))
  path.setAttribute('stroke', colour)
  path.setAttribute('stroke-width', String(thick))
  if (line === 'dotted') path.setAttribute('stroke-dasharray', '1.8 1.8')
  return path
}

function toPath(className: string, d: string): SVGElement {
  const path = document.createElementNS(svgNamespace, 'path')
  path.setAttribute('class', className)
  path.setAttribute('d', d)
  return path
}
