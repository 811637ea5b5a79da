/** A heading of guidelines with what stands under it, up to the next of its rank or a higher one. */
export type GuidelinesPart = { readonly heading: string; readonly text: string }

const headingLine = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/
const fence = /^ {0,3}(```|~~~)/

/** Lines with their rank: 1–6 for a heading, 0 for others. What stands in a fence is no heading. */
function ranked(text: string): readonly { readonly line: string; readonly rank: number; readonly heading: string }[] {
  let isFenced = false
  return text.split(/\r?\n/).map(line => {
    if (fence.test(line)) isFenced = !isFenced
    const found = isFenced ? null : headingLine.exec(line)
    return { line, rank: found?.[1]?.length ?? 0, heading: found?.[2] ?? '' }
  })
}

/** Ranks of headings that a text has, the highest first. */
export const headingRanks = (text: string): readonly number[] =>
  [...new Set(ranked(text).map(({ rank }) => rank))].filter(rank => rank > 0).sort((a, b) => a - b)

const wordsOf = (heading: string): readonly string[] => heading.split(/[^\p{L}\p{M}\p{N}_.-]+/u)

/**
 * The part of Markdown guidelines that speaks of a label: under the first heading that has its code as a word, or is one of its names. Null:
 * there is none.
 */
export function partOfLabel(text: string, names: readonly string[]): GuidelinesPart | null {
  const lines = ranked(text)
  const at = lines.findIndex(
    ({ rank, heading }) => rank > 0 && names.some(name => heading === name || wordsOf(heading).includes(name)),
  )
  const first = lines[at]
  if (!first) return null
  const length = lines.slice(at + 1).findIndex(({ rank }) => rank > 0 && rank <= first.rank)
  const part = lines.slice(at, length < 0 ? undefined : at + 1 + length)
  return { heading: first.heading, text: part.map(({ line }) => line).join('\n') }
}
