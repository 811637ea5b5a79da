import type { Span } from '../../../shared/model/records.ts'
import type { Label } from '../../../shared/model/scheme.ts'
import { lineUnder, type Type } from './faces.ts'
import { lanesSeen, lineStyles, unknownLabel } from './highlight-styles.ts'
import { type Rect, rectsFrom } from './rects.ts'
import { isWithin, type Painted, type SectionChange, type SectionMarks } from './section-marks.ts'

/** What the lines look like: labels by id, em of the text in px. */
export type LineLook = Type & {
  readonly theme: 'light' | 'dark'
  readonly labels: ReadonlyMap<string, Label>
  /** The only label that is painted; null: all are. */
  readonly alone: string | null
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * Lines under the marks where the engine cannot place them (Chrome 114): one SVG path per label and lane of a section. What is near what
 * can be seen is measured, once; the rest when it comes near: measuring is what costs.
 */
export class DrawnLines {
  readonly #svg = document.createElementNS(svgNamespace, 'svg')
  readonly #rects = new Map<Painted, readonly Rect[]>()
  readonly #paths = new Map<string, SVGPathElement>()

  readonly marks: SectionMarks
  #look: LineLook

  constructor(marks: SectionMarks, look: LineLook) {
    this.marks = marks
    this.#look = look
    this.#svg.classList.add('lines')
    this.#svg.setAttribute('aria-hidden', 'true')
    marks.section.element.append(this.#svg)
  }

  /** Takes in what has changed, and measures it within `sight`; what it returns draws the lanes that are touched. */
  change({ gone, come }: SectionChange, sight: Span): () => void {
    for (const painted of gone) this.#rects.delete(painted)
    const near = come.filter(({ mark }) => isWithin(mark, sight))
    this.#measure(near)
    return () => this.#draw(new Set([...gone, ...near].map(keyOf)))
  }

  /** Draws what has come into `sight`. */
  follow(sight: Span): void {
    const near = [...this.marks.painted].filter(painted => !this.#rects.has(painted) && isWithin(painted.mark, sight))
    this.#measure(near)
    this.#draw(new Set(near.map(keyOf)))
  }

  /** Measures all anew: the text's size or width has changed. */
  remeasure(sight: Span): void {
    const drawn = [...this.#rects.keys()]
    this.#rects.clear()
    this.change({ gone: drawn, come: [...this.marks.painted] }, sight)()
  }

  /** Draws anew in the new colours; where the size has changed too, the caller measures after. */
  setLook(look: LineLook): void {
    this.#look = look
    this.#draw(new Set([...this.#rects.keys()].map(keyOf)))
  }

  #measure(near: readonly Painted[]): void {
    if (near.length === 0) return
    const { element, blocks } = this.marks.section
    const origin = element.getBoundingClientRect()
    for (const painted of near)
      this.#rects.set(
        painted,
        painted.mark.spans.flatMap(span => rectsFrom(origin, blocks, span)),
      )
  }

  #draw(keys: ReadonlySet<string>): void {
    if (keys.size === 0) return
    const drawn = new Map<string, string[]>()
    for (const [painted, rects] of this.#rects) {
      const key = keyOf(painted)
      if (!keys.has(key) || painted.lane >= lanesSeen || !this.#isPainted(painted)) continue
      const pieces = drawn.get(key) ?? []
      drawn.set(key, pieces)
      pieces.push(...rects.map(rect => this.#pieceOf(painted, rect)))
    }
    for (const key of keys) {
      const pieces = drawn.get(key)
      if (pieces) this.#path(key).setAttribute('d', pieces.join(''))
      else {
        this.#paths.get(key)?.remove()
        this.#paths.delete(key)
      }
    }
  }

  #isPainted({ mark }: Painted): boolean {
    const { alone } = this.#look
    return alone === null || alone === mark.label
  }

  #pieceOf({ mark, lane }: Painted, { left, right, top }: Rect): string {
    const y = lineUnder(this.#look, top, lane) - 1
    const line = (this.#look.labels.get(mark.label) ?? unknownLabel).line
    const heights = line === 'double' ? [y + 0.5, y + 2.5] : [y + this.#thick(line) / 2]
    return heights.map(height => `M${right.toFixed(1)} ${height}H${left.toFixed(1)}`).join('')
  }

  #thick(line: Label['line']): number {
    return Math.max(1, Math.round(lineStyles[line].thick * this.#look.textSize))
  }

  #path(key: string): SVGPathElement {
    const path = this.#paths.get(key) ?? document.createElementNS(svgNamespace, 'path')
    this.#paths.set(key, path)
    const label = this.#look.labels.get(key.slice(0, key.lastIndexOf(' '))) ?? unknownLabel
    path.setAttribute('stroke', label.colour[this.#look.theme])
    path.setAttribute('stroke-width', String(this.#thick(label.line)))
    if (label.line === 'dotted') path.setAttribute('stroke-dasharray', '1.8 1.8')
    else path.removeAttribute('stroke-dasharray')
    if (!path.parentNode) this.#svg.append(path)
    return path
  }
}

const keyOf = ({ mark, lane }: Painted): string => `${mark.label} ${lane}`
