import type { Span } from '../../../shared/model/records.ts'
import type { Label } from '../../../shared/model/scheme.ts'
import { DrawnLines, type LineLook } from './drawn-lines.ts'
import type { Type } from './faces.ts'
import type { Highlights } from './highlights.ts'
import type { PaintedMark } from './lanes.ts'
import { rangesIn, type SectionChange, SectionMarks } from './section-marks.ts'
import { holderAt, type TextDom } from './text-dom.ts'

export type MarksChange = { readonly removed: readonly string[]; readonly added: readonly PaintedMark[] }

/** Theme, scheme, face and size as marks are painted with. */
export type Look = Type & {
  readonly theme: 'light' | 'dark'
  readonly labels: readonly Label[]
  /** Width of the lines, and from one to the next; em. */
  readonly measure: number
  readonly leading: number
  /** The only label that is painted; null: all are. */
  readonly alone: string | null
}

/**
 * Up to here all ranges of the shown sections are registered, beyond it only those in sight: after any change of the page, wherever it is,
 * the engine paints all text with a range anew (Chrome 114: 2 ms with 60 ranges, 6 ms with 200).
 */
const rangesKept = 120

/** What counts as in sight before anything is laid out, UTF-16 units. */
const firstSight = { start: 0, end: 4000 }

/** Sections painted before the engine has said which are in sight, so that the first frame has its marks. */
const firstSections = 2

/** All marks of an article, by section: painted where a section is in sight. */
export class SheetMarks {
  readonly #marks = new Map<string, PaintedMark>()
  readonly #sections: readonly SectionMarks[]
  readonly #byElement: ReadonlyMap<EventTarget, SectionMarks>
  readonly #lines = new Map<SectionMarks, DrawnLines>()
  /** Lines not drawn yet. */
  #late: (() => () => void)[] = []
  /** What the engine shows of itself. */
  readonly #inSight = new Set<SectionMarks>()
  /** What stands in `#sight`: laid out before the engine would, which first lets a frame pass without the letters and another without the marks. */
  #revealed: ReadonlySet<SectionMarks> = new Set()
  readonly #labels = new Set<string>()
  readonly #onLabel: (label: string) => void
  readonly #dom: TextDom
  #drawsLines = false
  #sight: Span = firstSight
  #look: LineLook

  /** `onLabel`: a label has come that no mark had before. */
  constructor(dom: TextDom, highlights: Highlights, look: Look, onLabel: (label: string) => void) {
    this.#dom = dom
    this.#onLabel = onLabel
    this.#look = toLineLook(look)
    this.#sections = dom.sections.map(section => new SectionMarks(section, highlights))
    this.#byElement = new Map(this.#sections.map(section => [section.section.element, section]))
  }

  get(id: string): PaintedMark | undefined {
    return this.#marks.get(id)
  }

  get all(): Iterable<PaintedMark> {
    return this.#marks.values()
  }

  /** Labels of marks, of those that were here as well. */
  get labels(): Iterable<string> {
    return this.#labels
  }

  /** Sections that are painted now. */
  get shown(): readonly SectionMarks[] {
    return this.#sections.filter(section => section.shown)
  }

  /** Paints what the first frame shows. `drawsLines`: the engine cannot place a line under a highlight. */
  start(drawsLines: boolean): void {
    this.#drawsLines = drawsLines
    for (const section of this.#sections.slice(0, firstSections)) {
      this.#inSight.add(section)
      this.#show(section)
    }
    this.#register()
  }

  setAll(marks: Iterable<PaintedMark>): void {
    this.#marks.clear()
    for (const section of this.#sections) section.clear()
    // Marks come in reading order: most lie in the section of the one before.
    let last: SectionMarks | undefined
    for (const mark of marks) {
      if (last?.holds(mark)) {
        this.#keep(mark)
        last.set(mark)
      } else last = this.#enter(mark).at(-1)
    }
    for (const section of this.#sections) this.#draw(section, section.refresh())
    this.#register()
  }

  /**
   * Costs what changes and what stands in the same sections. Lines that are drawn wait for `drawLate`: to ask where letters stand in the
   * midst of other changes lays the page out twice.
   */
  change({ removed, added }: MarksChange): void {
    const touched = new Set<SectionMarks>()
    for (const id of removed) {
      const mark = this.#marks.get(id)
      if (!mark) continue
      this.#marks.delete(id)
      for (const section of this.#sectionsOf(mark)) {
        section.delete(id)
        touched.add(section)
      }
    }
    for (const mark of added) for (const section of this.#enter(mark)) touched.add(section)
    for (const section of touched) {
      const change = section.refresh()
      this.#late.push(() => this.#linesOf(section, change))
    }
    this.#register()
  }

  /** Measures the lines of what has changed; what it returns draws them. Due before the next frame. */
  measureLate(): () => void {
    const draws = this.#late.map(measure => measure())
    this.#late = []
    return () => {
      for (const draw of draws) draw()
    }
  }

  /** Ranges of spans that need not be marked, cut at paragraphs. */
  rangesOf(mark: PaintedMark): readonly StaticRange[] {
    return this.#sectionsOf(mark).flatMap(section => rangesIn(section.section, mark))
  }

  /** What the engine says of a section: whether its painting is skipped. */
  setInSight(element: EventTarget | null, inSight: boolean): void {
    const section = element ? this.#byElement.get(element) : undefined
    if (!section) return
    if (inSight) {
      this.#inSight.add(section)
      this.#show(section)
    } else {
      this.#inSight.delete(section)
      this.#hideUnseen(section)
    }
    this.#register()
  }

  /** The part of the text that can be seen, with some air round it. */
  setSight(sight: Span): void {
    this.#sight = sight
    const before = this.#revealed
    this.#revealed = new Set(this.#sectionsOf({ spans: [sight] }))
    // The engine keeps a height only once it has painted it.
    for (const each of before) if (!this.#revealed.has(each)) keepHeight(each.section.element)
    for (const { section } of this.#revealed) section.element.style.contentVisibility = 'visible'
    for (const section of before) {
      if (this.#revealed.has(section)) continue
      section.section.element.style.contentVisibility = ''
      this.#hideUnseen(section)
    }
    for (const section of this.#revealed) {
      if (section.shown) this.#lines.get(section)?.follow(sight)
      else this.#show(section)
    }
    this.#register()
  }

  setLook(look: Look): void {
    this.#look = toLineLook(look)
    for (const drawn of this.#lines.values()) drawn.setLook(this.#look)
  }

  /** Size or width of the text has changed: drawn lines follow it. */
  remeasure(): void {
    for (const [section, drawn] of this.#lines) if (section.shown) drawn.remeasure(this.#sight)
  }

  #keep(mark: PaintedMark): void {
    this.#marks.set(mark.id, mark)
    if (this.#labels.has(mark.label)) return
    this.#labels.add(mark.label)
    this.#onLabel(mark.label)
  }

  #enter(mark: PaintedMark): readonly SectionMarks[] {
    this.#keep(mark)
    const met = this.#sectionsOf(mark)
    for (const section of met) section.set(mark)
    return met
  }

  #sectionsOf(mark: Pick<PaintedMark, 'spans'>): readonly SectionMarks[] {
    const start = mark.spans[0]?.start ?? 0
    const end = mark.spans.at(-1)?.end ?? 0
    const met: SectionMarks[] = []
    for (let at = holderAt(this.#dom.sections, start); at < this.#sections.length; at++) {
      const section = this.#sections[at]
      if (!section || section.section.start >= end) break
      met.push(section)
    }
    return met
  }

  #register(): void {
    const { shown } = this
    const isCrowded = shown.reduce((sum, section) => sum + section.size, 0) > rangesKept
    for (const section of shown) section.register(isCrowded ? this.#sight : null)
  }

  #show(section: SectionMarks): void {
    if (!section.shown) this.#draw(section, section.show())
  }

  #hideUnseen(section: SectionMarks): void {
    if (section.shown && !this.#inSight.has(section) && !this.#revealed.has(section))
      this.#draw(section, section.hide())
  }

  #draw(section: SectionMarks, change: SectionChange): void {
    // What waits comes first.
    this.measureLate()()
    this.#linesOf(section, change)()
  }

  /** Measures the lines a change brings; what it returns draws them. */
  #linesOf(section: SectionMarks, change: SectionChange): () => void {
    if (!this.#drawsLines || change.gone.length + change.come.length === 0) return () => undefined
    const drawn = this.#lines.get(section) ?? new DrawnLines(section, this.#look)
    this.#lines.set(section, drawn)
    return drawn.change(change, this.#sight)
  }
}

/** Out of sight it stands at the height it has now; where it is not laid out at all, as it did. */
function keepHeight(element: HTMLElement): void {
  const { paddingBlockStart } = getComputedStyle(element)
  const height = element.getBoundingClientRect().height - Number.parseFloat(paddingBlockStart)
  if (height > 0) element.style.setProperty('contain-intrinsic-block-size', `${height}px`)
}

const toLineLook = ({ theme, labels, textSize, font, alone }: Look): LineLook => ({
  theme,
  textSize,
  font,
  alone,
  labels: new Map(labels.map(label => [label.id, label])),
})
