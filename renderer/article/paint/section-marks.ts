import type { Span } from '../../../shared/model/records.ts'
import { highlightName } from './highlight-styles.ts'
import type { Highlights } from './highlights.ts'
import { assignLanes, type Lane, type PaintedMark } from './lanes.ts'
import { type Part, partsOf, type Section } from './text-dom.ts'

/** A mark as it is painted in one section. */
export type Painted = Lane & {
  readonly mark: PaintedMark
  readonly name: string
  readonly ranges: readonly StaticRange[]
}

/** What changed in a section's painting, for the lines drawn beside it. */
export type SectionChange = { readonly gone: readonly Painted[]; readonly come: readonly Painted[] }

/**
 * The marks that meet one section. While the section is out of sight they cost nothing but memory; a change lays out the lanes of this
 * section alone, so that one more mark costs the same in every text.
 */
export class SectionMarks {
  readonly #marks = new Map<string, PaintedMark>()
  readonly #painted = new Map<string, Painted>()
  readonly #registered = new Set<Painted>()
  #shown = false

  readonly section: Section
  readonly highlights: Highlights

  constructor(section: Section, highlights: Highlights) {
    this.section = section
    this.highlights = highlights
  }

  get shown(): boolean {
    return this.#shown
  }

  get painted(): Iterable<Painted> {
    return this.#painted.values()
  }

  /** How many marks are painted here. */
  get size(): number {
    return this.#painted.size
  }

  /** Whether a mark lies in this section alone. */
  holds({ spans }: PaintedMark): boolean {
    return spans.every(({ start, end }) => this.section.start <= start && end <= this.section.end)
  }

  set(mark: PaintedMark): void {
    this.#marks.set(mark.id, mark)
  }

  delete(id: string): void {
    this.#marks.delete(id)
  }

  clear(): void {
    this.#marks.clear()
  }

  show(): SectionChange {
    this.#shown = true
    return this.refresh()
  }

  hide(): SectionChange {
    this.#shown = false
    const gone = [...this.#painted.values()]
    for (const painted of gone) this.#unregister(painted)
    this.#painted.clear()
    return { gone, come: [] }
  }

  /** Brings what is painted up to what is marked; touches only marks that are new, gone, changed or moved to another lane. */
  refresh(): SectionChange {
    if (!this.#shown) return { gone: [], come: [] }
    const lanes = assignLanes([...this.#marks.values()])
    const gone: Painted[] = []
    const come: Painted[] = []
    for (const painted of this.#painted.values()) {
      const lane = lanes.get(painted.mark.id)
      const same =
        this.#marks.get(painted.mark.id) === painted.mark &&
        lane &&
        highlightName(painted.mark.label, lane) === painted.name
      if (!same) gone.push(painted)
    }
    for (const painted of gone) {
      this.#unregister(painted)
      this.#painted.delete(painted.mark.id)
    }
    for (const [id, lane] of lanes) {
      const mark = this.#marks.get(id)
      if (!mark || this.#painted.has(id)) continue
      const name = highlightName(mark.label, lane)
      const painted = { mark, ...lane, name, ranges: rangesIn(this.section, mark) }
      this.#painted.set(id, painted)
      come.push(painted)
    }
    return { gone, come }
  }

  /** Gives the engine the ranges of what is painted within `sight`, everywhere where null, and no others. */
  register(sight: Span | null): void {
    for (const painted of this.#painted.values()) {
      if (sight !== null && !isWithin(painted.mark, sight)) this.#unregister(painted)
      else if (!this.#registered.has(painted)) {
        this.#registered.add(painted)
        this.highlights.add(painted.name, painted.ranges)
      }
    }
  }

  #unregister(painted: Painted): void {
    if (this.#registered.delete(painted)) this.highlights.remove(painted.name, painted.ranges)
  }
}

/** Whether a mark, gaps between its fragments included, meets a part of the text. */
export const isWithin = ({ spans }: PaintedMark, sight: Span): boolean =>
  (spans[0]?.start ?? 0) < sight.end && sight.start < (spans.at(-1)?.end ?? 0)

const toRange = ({ block, from, to }: Part): StaticRange =>
  new StaticRange({ startContainer: block.node, startOffset: from, endContainer: block.node, endOffset: to })

/** Static ranges of a mark within one section. */
export const rangesIn = (section: Section, mark: PaintedMark): readonly StaticRange[] =>
  mark.spans.flatMap(span => partsOf(section.blocks, span).map(toRange))
