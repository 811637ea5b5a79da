import type { Span } from '../../../shared/model/records.ts'
import type { Label } from '../../../shared/model/scheme.ts'
import { bracketPath } from './bracket-path.ts'
import { type Band, type ChipMeasures, chipBand, chipMeasures } from './chip-band.ts'
import { layChips, type Placed, type Taken, type Wish } from './chip-rows.ts'
import { type Drawn, type Edge, edgesOf, startOf } from './edges.ts'
import { lineUnder } from './faces.ts'
import { lanesSeen, unknownLabel } from './highlight-styles.ts'
import { labelColours } from './label-colours.ts'
import { createLayer, type Layer } from './marks-layer.ts'
import { type Pins, samePins } from './pins.ts'
import { piecesFrom, type Rect, rectsFrom } from './rects.ts'
import type { Painted, SectionMarks } from './section-marks.ts'
import type { Sheet } from './sheet.ts'
import { textWidth } from './text-width.ts'

/** Which marks say their label above them, and in which words. */
export type ChipChoice = {
  readonly shown: 'off' | 'near' | 'all'
  readonly nameOf: (label: Label) => string
}

/** Chips, brackets and threads: what is drawn over marks beside their fills and lines. */
export type MarksOver = {
  readonly setChips: (choice: ChipChoice) => void
  /** The mark that is selected and the one under the pointer. */
  readonly setNear: (near: readonly string[]) => void
  /** The pins of what is selected, page px: no name covers their knobs. */
  readonly setPins: (pins: Pins | null) => void
  readonly setSight: (sight: Span) => void
  /** Marks have changed. */
  readonly update: () => void
  readonly destroy: () => void
}

/** What a mark looks like from its section's corner, px; measured once while no letter moves. */
type Geometry = { readonly start: Edge; readonly first: Rect }

/**
 * Draws over the marks in sight, a layer in each section, so that scrolling moves it with the letters; nothing of it is text or takes room.
 * It is drawn after the frame that shows the mark itself.
 */
export function createMarksOver(sheet: Sheet): MarksOver {
  const { marks, content, direction, page } = sheet
  const layers = new Map<SectionMarks, Layer>()
  /** Names of the marks at work lie above the place of work, which lies above the sections. */
  const nearLayer = createLayer(page)
  let chips: ChipChoice = { shown: 'off', nameOf: label => label.id }
  let near: readonly string[] = []
  let pins: Pins | null = null
  let sight: Span | null = null
  let geometries = new WeakMap<Painted, Geometry | null>()
  let drawing = 0
  const widths = new Map<string, number>()

  function soon(): void {
    if (drawing !== 0) return
    // Two steps: the next frame is the mark's own.
    drawing = requestAnimationFrame(() => {
      drawing = window.setTimeout(draw)
    })
  }

  function stop(): void {
    cancelAnimationFrame(drawing)
    clearTimeout(drawing)
    drawing = 0
  }

  const inSight = ({ mark }: Painted): boolean =>
    sight === null || ((mark.spans[0]?.start ?? 0) < sight.end && sight.start < (mark.spans.at(-1)?.end ?? 0))
  function isPainted({ mark }: Painted): boolean {
    const { alone } = sheet.look()
    return alone === null || alone === mark.label
  }
  const isNear = ({ mark }: Painted): boolean => near.includes(mark.id)
  const wantsChip = (painted: Painted): boolean => chips.shown === 'all' || (chips.shown === 'near' && isNear(painted))

  function draw(): void {
    stop()
    const shown = marks.shown
    for (const [section, layer] of layers) if (!shown.includes(section)) layer.clear()
    nearLayer.clear()
    for (const section of shown) drawSection(section)
  }

  function drawSection(section: SectionMarks): void {
    const seen = [...section.painted].filter(painted => inSight(painted) && isPainted(painted))
    const named = seen.filter(wantsChip)
    const deep = seen.filter(({ lane }) => lane >= lanesSeen)
    const parted = seen.filter(({ mark }) => mark.spans.length > 1)
    const there = layers.get(section)
    if (named.length + deep.length + parted.length === 0) {
      there?.clear()
      return
    }
    const layer = there ?? createLayer(section.section.element)
    layers.set(section, layer)
    const place = placeOf(section)
    layer.clear()
    for (const painted of parted) drawThreads(layer, place, painted)
    for (const painted of deep) drawDeep(layer, place, painted, deep)
    drawChips(layer, place, named)
  }

  function placeOf({ section }: SectionMarks): Place {
    const origin = section.element.getBoundingClientRect()
    const measure = (span: Span): readonly Rect[] => piecesFrom(origin, section.blocks, span)
    return { section, origin, drawn: { text: content, direction, measure } }
  }

  function geometryOf({ section, drawn, origin }: Place, painted: Painted): Geometry | null {
    const known = geometries.get(painted)
    if (known !== undefined) return known
    const [span] = painted.mark.spans
    // A mark that begins in another section says its name there.
    const isHere = span !== undefined && section.start <= span.start
    const start = isHere ? startOf(drawn, span) : null
    const rects = start && span ? rectsFrom(origin, section.blocks, span) : []
    const first = rects.find(
      rect => start && rect.left - 1 <= start.x && start.x <= rect.right + 1 && rect.top === start.top,
    )
    const found = start && first ? { start, first } : null
    geometries.set(painted, found)
    return found
  }

  function drawChips(layer: Layer, place: Place, named: readonly Painted[]): void {
    const { size, height } = measures()
    const wishes = named
      .toSorted((a, b) => startsAt(a) - startsAt(b) || endsAt(b) - endsAt(a))
      .flatMap((painted): readonly Wish<Painted>[] => {
        const geometry = geometryOf(place, painted)
        if (!geometry) return []
        const { start, first } = geometry
        const width = widthOf(nameOf(painted), size)
        return [
          {
            item: painted,
            x: start.x + (isNear(painted) ? knob * start.inward : 0),
            inward: start.inward,
            width,
            left: first.left,
            right: first.right,
            line: start.top,
            first: isNear(painted),
          },
        ]
      })
    const lines = new Set(wishes.map(({ line }) => line))
    const taken = [...lines].flatMap(line => knobsOn(place, line))
    const bounds = { left: 0, right: place.section.element.clientWidth, taken }
    for (const placed of layChips(wishes, bounds, moreWidth)) drawChip(layer, place, placed, height)
  }

  /** Where knobs stand in the band of a line's names, from the section's corner. */
  function knobsOn({ origin }: Place, line: number): readonly Taken[] {
    if (!pins) return []
    const host = page.getBoundingClientRect()
    const { top, height } = bandOf(line)
    return [
      { x: pins.start.x, y: pins.start.top },
      { x: pins.end.x, y: pins.end.bottom },
    ].flatMap(knob => {
      const x = knob.x + host.left - origin.left
      const y = knob.y + host.top - origin.top
      const isThere = y + knobRadius > top && y - knobRadius < top + height
      return isThere ? [{ line, left: x - knobRadius, right: x + knobRadius }] : []
    })
  }

  function drawChip(
    layer: Layer,
    { origin }: Place,
    { wish, left, width, more }: Placed<Painted>,
    height: number,
  ): void {
    const { size } = measures()
    const isAtWork = isNear(wish.item)
    const host = isAtWork ? page.getBoundingClientRect() : origin
    const { theme } = sheet.look()
    const colours = labelColours(colourOf(wish.item.mark.label)[theme], theme)
    const words = more > 0 ? `${nameOf(wish.item)} +${more}` : nameOf(wish.item)
    const chip = document.createElement('i')
    chip.className = isAtWork ? 'mark-chip near' : 'mark-chip'
    chip.dataset.words = words
    const { top } = bandOf(wish.line)
    chip.style.cssText = `translate:${left + origin.left - host.left}px ${top + origin.top - host.top}px;inline-size:${width}px;block-size:${height}px;font-size:${size}px;background:${isAtWork ? colours.strong : colours.fill};color:${colours.ink}`
    const target = isAtWork ? nearLayer : layer
    target.chips.append(chip)
  }

  const measures = (): ChipMeasures => chipMeasures(sheet.look(), chips.shown === 'all')
  const bandOf = (line: number): Band => chipBand(sheet.look(), measures(), line)

  function widthOf(words: string, size: number): number {
    const key = `${size} ${words}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const width = Math.ceil(textWidth(words, size)) + chipPadding
    widths.set(key, width)
    return width
  }

  const labelOf = (id: string): Label | undefined => sheet.look().labels.find(label => label.id === id)
  const colourOf = (id: string): Label['colour'] => labelOf(id)?.colour ?? unknownLabel.colour
  function nameOf({ mark }: Painted): string {
    const label = labelOf(mark.label)
    return label ? chips.nameOf(label) : mark.label
  }

  /** A mark too deep for a line of its own: half brackets where it begins and ends, the deeper the higher; the outermost says how many. */
  function drawDeep(layer: Layer, place: Place, painted: Painted, deep: readonly Painted[]): void {
    const stroke = colourOf(painted.mark.label)[sheet.look().theme]
    const step = Math.min(painted.lane - lanesSeen, 2)
    for (const span of painted.mark.spans) {
      const edges = edgesOf(place.drawn, span)
      if (!edges) continue
      layer.line(
        'deep',
        bracketPath(edges.start, sheet.look(), step) + bracketPath(edges.end, sheet.look(), step),
        stroke,
      )
      const within = deep.filter(other => startsAt(painted) <= startsAt(other) && endsAt(other) <= endsAt(painted))
      const isOutermost = !deep.some(
        other =>
          other !== painted &&
          other.lane > painted.lane &&
          startsAt(other) <= startsAt(painted) &&
          endsAt(painted) <= endsAt(other),
      )
      if (!isOutermost || within.length < 2) continue
      const count = document.createElement('i')
      count.className = 'deep-count'
      count.dataset.words = `+${within.length}`
      count.style.translate = `${edges.end.x + (edges.end.inward === 1 ? -18 : 4)}px ${edges.end.top - 5 - 3 * step}px`
      layer.chips.append(count)
    }
  }

  /** Parts of one mention are joined by a thin dotted line over the words between them, at the height of its own. */
  function drawThreads(layer: Layer, { section, origin }: Place, { mark, lane }: Painted): void {
    const { theme } = sheet.look()
    const stroke = colourOf(mark.label)[theme]
    for (const [at, span] of mark.spans.entries()) {
      const next = mark.spans[at + 1]
      if (!next) continue
      const all = rectsFrom(origin, section.blocks, { start: span.end, end: next.start })
      const rects = all.length > 4 ? [...all.slice(0, 2), ...all.slice(-2)] : all
      const path = rects.map(({ left, right, top }) => {
        const y = lineUnder(sheet.look(), top, Math.min(lane, lanesSeen - 1)) - 0.5
        return `M${right.toFixed(1)} ${y}H${left.toFixed(1)}`
      })
      layer.line('part-thread', path.join(''), stroke)
    }
  }

  sheet.onMoved(() => {
    geometries = new WeakMap()
    soon()
  })
  void sheet.shown.then(soon)

  return {
    setChips: choice => {
      chips = choice
      soon()
    },
    setNear: ids => {
      if (ids.length === near.length && ids.every((id, at) => id === near[at])) return
      near = ids
      if (chips.shown !== 'off') soon()
    },
    setPins: next => {
      if (samePins(pins, next)) return
      pins = next
      if (chips.shown !== 'off') soon()
    },
    setSight: next => {
      sight = next
      soon()
    },
    update: soon,
    destroy: stop,
  }
}

type Place = { readonly section: SectionMarks['section']; readonly origin: DOMRect; readonly drawn: Drawn }

const startsAt = ({ mark }: Painted): number => mark.spans[0]?.start ?? 0
const endsAt = ({ mark }: Painted): number => mark.spans.at(-1)?.end ?? 0

/** Px. */
const chipPadding = 7
const moreWidth = 16
/** Room for the knob of a pin. */
const knob = 7
const knobRadius = 5
