import type { Tags } from './export-options.ts'
import { lettersOf, type TaggedRange } from './tags.ts'

/** Outermost first: of two that begin together the longer; equals as they came. */
const outermostFirst = (a: TaggedRange, b: TaggedRange): number => a.first - b.first || b.end - a.end

/** A range that tags cannot hold: another of its label crosses it, and an I- would not say which of the two it continues. */
export type CrossedRange<Range> = { readonly range: Range; readonly within: Range }

/** Parts ranges into those that tags can hold, outermost first, and those that cross another of their label. */
export function withoutCrossings<Range extends TaggedRange>(
  ranges: readonly Range[],
): { readonly kept: readonly Range[]; readonly crossed: readonly CrossedRange<Range>[] } {
  const open = new Map<string, Range[]>()
  const kept: Range[] = []
  const crossed: CrossedRange<Range>[] = []
  for (const range of ranges.toSorted(outermostFirst)) {
    const around = (open.get(range.label) ?? []).filter(({ end }) => end > range.first)
    const within = around.find(({ end }) => end < range.end)
    if (within) crossed.push({ range, within })
    else kept.push(range)
    open.set(range.label, within ? around : [...around, range])
  }
  return { kept, crossed }
}

/** The tags of each token, outermost first; `O` where there is none. `ranges` as `withoutCrossings` gives them. */
export function toNestedTags(length: number, ranges: readonly TaggedRange[], tags: Tags): readonly string[] {
  const letters = lettersOf(tags)
  const written: string[] = new Array(length).fill('O')
  for (const { first, end, label } of ranges)
    for (let at = first; at < end; at++) {
      const letter =
        at === first
          ? end - first === 1
            ? letters.single
            : letters.begin
          : at === end - 1
            ? letters.last
            : letters.inside
      const before = written[at] ?? 'O'
      written[at] = before === 'O' ? `${letter}-${label}` : `${before} ${letter}-${label}`
    }
  return written
}

type OpenRange = { readonly first: number; readonly label: string; end: number }
const none: readonly OpenRange[] = []

/**
 * Ranges of tokens with several tags each. A continuation belongs to the outermost open mention of its label that has not been continued at this token; one that
 * finds none begins a mention, and is told.
 */
export function fromNestedTags(
  tokens: readonly (readonly string[])[],
  onOrphan: (token: number, tag: string) => void = () => {},
): readonly TaggedRange[] {
  const ranges: TaggedRange[] = []
  let open = none
  for (const [at, tags] of tokens.entries()) {
    if (tags.length === 0) {
      open = none
      continue
    }
    const continuedHere = new Set<OpenRange>()
    const next = new Set<OpenRange>()
    const begun: OpenRange[] = []
    for (const tag of tags) {
      const letter = tag.charAt(0)
      if (letter === 'O') continue
      const label = tag.slice(2)
      const isFirst = 'BUS'.includes(letter)
      const continued = isFirst ? undefined : open.find(range => range.label === label && !continuedHere.has(range))
      const range = continued ?? { first: at, label, end: at }
      if (continued) continuedHere.add(continued)
      else {
        begun.push(range)
        ranges.push(range)
        if (!isFirst) onOrphan(at, tag)
      }
      range.end = at + 1
      if (!'LEUS'.includes(letter)) next.add(range)
    }
    // Those that stood open keep their order, outermost first.
    open = [...open.filter(range => next.has(range)), ...begun.filter(range => next.has(range))]
  }
  return ranges
}
