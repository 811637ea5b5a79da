import { charClass, classAt, runEnd, widthAt } from './char-class.ts'
import { foldCharacter } from './fold-character.ts'
import { isGraphemeBorder } from './graphemes.ts'
import type { Span } from './span.ts'
import { finish, type Steps } from './steps.ts'

/** A text made ready for search, with the way back. The source itself is never changed. */
export type FoldedText = {
  readonly text: string
  readonly source: string
  /**
   * The source span (UTF-16) of a stretch of the folded text: from its first character to its last, whose marks, tatweel and joiners
   * come along. Throws RangeError outside the folded text.
   */
  readonly toSource: (start: number, end: number) => Span
  /** Where the source character begins that the folded unit at `index` comes from; at the folded text's end, the source's end. */
  readonly sourceStart: (index: number) => number
}

const unknown = 0
const several = 0xffff
/** What a UTF-16 unit folds to, where that is one unit; filled as characters are met. U+FFFF is no character, so it can mean "ask". */
const singleUnits = new Uint16Array(0x10000)
const severalUnits = new Map<string, string>()

function foldUnknown(character: string): string {
  const known = severalUnits.get(character)
  if (known !== undefined) return known
  const folded = foldCharacter(character)
  const unit = folded.charCodeAt(0)
  if (character.length === 1 && folded.length === 1 && unit !== unknown && unit !== several) {
    singleUnits[character.charCodeAt(0)] = unit
  } else {
    severalUnits.set(character, folded)
  }
  return folded
}

const spaceUnit = 0x20
/** `String.fromCharCode` takes its units as arguments, of which engines allow some ten thousand. */
const chunkLength = 8192

function* toText(units: Uint16Array, step: number): Steps<string> {
  const chunks: string[] = []
  for (let start = 0; start < units.length; start += chunkLength) {
    // Spread instead of applied, the units would go through an iterator: 44 ms for 1 MB instead of 4.
    chunks.push(Reflect.apply(String.fromCharCode, undefined, units.subarray(start, start + chunkLength)))
    if ((start + chunkLength) % step < chunkLength) yield
  }
  return chunks.join('')
}

/** Folded units beside the source offset of the character each comes from. */
type FoldedUnits = { readonly units: Uint16Array; readonly starts: Uint32Array }

/** Folds a source in steps of about `step` UTF-16 units, and pauses after each. */
function* foldUnits(source: string, step: number): Steps<FoldedUnits> {
  let units = new Uint16Array(source.length + 32)
  let starts = new Uint32Array(source.length + 32)
  let length = 0
  const push = (unit: number, start: number) => {
    // A run of spaces and line breaks is one space.
    if (unit === spaceUnit && length > 0 && units[length - 1] === spaceUnit) return
    if (length === units.length) {
      const [fullUnits, fullStarts] = [units, starts]
      units = new Uint16Array(length * 2)
      units.set(fullUnits)
      starts = new Uint32Array(length * 2)
      starts.set(fullStarts)
    }
    units[length] = unit
    starts[length] = start
    length += 1
  }
  let offset = 0
  for (let pause = step; offset < source.length; pause += step) {
    while (offset < source.length && offset < pause) {
      const single = singleUnits[source.charCodeAt(offset)] ?? unknown
      if (single !== unknown) {
        push(single, offset)
        offset += 1
      } else {
        const width = widthAt(source, offset)
        const folded = foldUnknown(source.slice(offset, offset + width))
        for (let index = 0; index < folded.length; index += 1) push(folded.charCodeAt(index), offset)
        offset += width
      }
    }
    yield
  }
  return { units: units.subarray(0, length), starts: starts.subarray(0, length) }
}

function endOfCharacter(source: string, start: number): number {
  if (classAt(source, start) === charClass.space) return runEnd(source, start, charClass.space)
  return runEnd(source, start + widthAt(source, start), charClass.extend)
}

/**
 * `fold` in steps of about `step` UTF-16 units of the source, with a pause after each, so that 1 MB (50 ms) holds nothing up. The
 * folded text is what the generator returns.
 */
export function* foldInSteps(source: string, step: number): Steps<FoldedText> {
  const { units, starts } = yield* foldUnits(source, step)
  const text = yield* toText(units, step)
  const sourceStart = (index: number) => starts[index] ?? source.length
  return {
    text,
    source,
    sourceStart,
    toSource: (start, end) => {
      if (!(start >= 0 && start <= end && end <= units.length)) throw new RangeError(`no folded span ${start}–${end}`)
      const from = sourceStart(start)
      return { start: from, end: start === end ? from : endOfCharacter(source, sourceStart(end - 1)) }
    },
  }
}

/**
 * Folds what readers take for one: diacritics and tatweel, forms of alef, ى and ي, ة and ه, ؤ and و, ئ and ي, quotes, commas, digits,
 * Persian letters, presentation forms, Latin case and accents, runs of spaces and line breaks.
 */
export const fold = (source: string): FoldedText => finish(foldInSteps(source, Number.POSITIVE_INFINITY))

/** A query as it is looked for: folded, without spaces around it. */
export const foldQuery = (query: string): string => fold(query).text.trim()

/** Whether the match holds whole characters of the source: half of a ﻻ, or an emoji out of a joined one, cannot be marked. */
function isWhole(folded: FoldedText, start: number, end: number, span: Span): boolean {
  const beginsWhole = start === 0 || folded.sourceStart(start - 1) < span.start
  return (
    beginsWhole &&
    folded.sourceStart(end) >= span.end &&
    isGraphemeBorder(folded.source, span.start) &&
    isGraphemeBorder(folded.source, span.end)
  )
}

/** The source spans of all occurrences of a query from `foldQuery`, left to right, none overlapping another. */
export function findFolded(folded: FoldedText, foldedQuery: string): readonly Span[] {
  if (foldedQuery === '') return []
  const found: Span[] = []
  let from = folded.text.indexOf(foldedQuery)
  while (from !== -1) {
    const end = from + foldedQuery.length
    const span = folded.toSource(from, end)
    const isMatch = isWhole(folded, from, end, span)
    if (isMatch) found.push(span)
    from = folded.text.indexOf(foldedQuery, isMatch ? end : from + 1)
  }
  return found
}
