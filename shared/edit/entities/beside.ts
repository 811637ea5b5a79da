import { isArabic } from './form-key.ts'

/** The opening bracket behind a name, quotes around either left out of account, to the first sign of what it holds. */
const opening = /^["'”»’]?\s{0,2}[([]\s{0,2}["'“«‘]?/u
const longest = 8

/** Where the words in brackets behind a name begin; null where none follow. UTF-16. */
export function bracketAfter(text: string, end: number): number | null {
  const found = opening.exec(text.slice(end, end + longest))
  return found ? end + found[0].length : null
}

const latinName = /^[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N} .,&'’\-/]{0,80}?(?=\s*["'”»’]?\s*[)\]])/u

/** The Latin words that begin at `start` and fill the bracket there, if that is what stands in it. */
export function latinInBracket(text: string, start: number): string | null {
  const found = latinName.exec(text.slice(start, start + 90))?.[0].trim()
  return found === undefined || isArabic(found) || !/\p{L}{2}/u.test(found) ? null : found
}
