import type { Boilerplate, BoilerplateReason } from '../model/boilerplate.ts'
import { splitParagraphs } from '../text/paragraphs.ts'
import { isNumberAlone, opensRelated, reasonOfLine, toComparable } from './boilerplate-phrases.ts'

/** A line of a text with something on it: UTF-16 offsets, without the spaces around. */
export type Line = { readonly start: number; readonly end: number; readonly text: string }

/** The lines of a text that are not empty. */
export const linesOf = (text: string): readonly Line[] =>
  splitParagraphs(text).flatMap(({ start, contentEnd }) => {
    const whole = text.slice(start, contentEnd)
    // A mark in the middle of a file counts as space here: JavaScript trims U+FEFF.
    const trimmed = whole.trim()
    const from = start + whole.indexOf(trimmed)
    return trimmed === '' ? [] : [{ start: from, end: from + trimmed.length, text: trimmed }]
  })

/** Characters of a headline at most, and of a link that stands alone. */
const longestHeadline = 240

/** One word alone is repeated by chance. */
const canBeHeadline = (line: string): boolean => line.length <= longestHeadline && /\S\s+\S/u.test(line)

const endsSentence = (line: string): boolean => /[.!؟…][»”"]?$/u.test(line)

/** What may stand under «مواضيع متعلقة»: headlines, dates, names; nothing that runs on like an article. */
const looksLikeLink = (line: string): boolean => line.length <= longestHeadline && !endsSentence(line)

type Reasons = (BoilerplateReason | null)[]

/** The headline again: the first time it stands as it is, every further time it is repetition. */
function markRepetitions(lines: readonly Line[], reasons: Reasons, title: string | undefined): void {
  const first = lines.find((_, at) => reasons[at] === null)
  const headlines = new Set(
    [title, first?.text].flatMap(line => (line !== undefined && canBeHeadline(line) ? [toComparable(line)] : [])),
  )
  const seen = new Set<string>()
  for (const [at, line] of lines.entries()) {
    if (line.text.length > longestHeadline) continue
    const comparable = toComparable(line.text)
    if (!headlines.has(comparable)) continue
    if (seen.has(comparable)) reasons[at] = 'repetition'
    // One that is known for something else, such as the end of a path of links, is not the headline.
    else if (reasons[at] === null) seen.add(comparable)
  }
}

/** Under the last heading of its kind all lines to the end are links, or none is: in bare text only the end of an article can be told from it. */
function markLinksAtEnd(lines: readonly Line[], reasons: Reasons): void {
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at]
    if (!line || (reasons[at] === null && !looksLikeLink(line.text))) return
    if (reasons[at] !== 'related' || !opensRelated(line.text)) continue
    for (let below = at + 1; below < lines.length; below++) reasons[below] ??= 'related'
  }
}

/** A number beside a button is its counter: «Total», «0», «Shares». */
function markCounters(lines: readonly Line[], reasons: Reasons): void {
  const spread = (at: number, beside: number): void => {
    const line = lines[at]
    if (line && reasons[at] === null && reasons[beside] === 'share' && isNumberAlone(line.text)) reasons[at] = 'share'
  }
  for (let at = 1; at < lines.length; at++) spread(at, at - 1)
  for (let at = lines.length - 2; at >= 0; at--) spread(at, at + 1)
}

/**
 * What in a text is not the article's own, told by its lines alone: the headline repeated, buttons and counters, what else a site offers, a
 * byline. `known` gives what was found otherwise of the line that begins at an offset (null: nothing); that stays.
 */
export function findBoilerplate(
  text: string,
  {
    title,
    known,
  }: { readonly title?: string | undefined; readonly known?: (start: number) => BoilerplateReason | null } = {},
): readonly Boilerplate[] {
  const lines = linesOf(text)
  const reasons: Reasons = lines.map(line => known?.(line.start) ?? reasonOfLine(line.text))
  // A text that is nothing but such lines is somebody's list, not an article's surroundings.
  if (!known && reasons.every(reason => reason !== null)) return []
  markRepetitions(lines, reasons, title)
  markCounters(lines, reasons)
  if (!known) markLinksAtEnd(lines, reasons)
  return lines.flatMap(({ start, end }, at) => {
    const why = reasons[at]
    return why ? [{ start, end, why }] : []
  })
}
