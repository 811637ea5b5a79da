import type { Phrase } from './date-phrases.ts'
import type { DatePart } from './read-date-words.ts'

const isYear = (part: DatePart | undefined): boolean => part?.is === 'number' && part.digits === 4
const isDay = (part: DatePart | undefined): boolean =>
  (part?.is === 'number' && part.digits <= 2) || part?.is === 'ordinal'

/** Whether a sign between two parts goes on to another day or period: 10-12 يونيو, يونيو/يوليو, 1936 - 1939. */
function goesOn(parts: readonly DatePart[], at: number): boolean {
  const [before, sign, after, further] = parts.slice(Math.max(0, at - 1))
  if (at === 0 || sign?.is !== 'sign') return false
  if (before?.is === 'month' && after?.is === 'month') return before.month !== after.month
  if (isYear(before) && isYear(after)) return true
  return isDay(before) && isDay(after) && (sign.sign === ',' || further?.is === 'month')
}

/** Days before a whole date in figures: 26/28/2/1941. */
function isListInFigures(parts: readonly DatePart[], at: number): boolean {
  const row = parts.slice(at - 1, at + 6)
  return (
    row.length === 7 &&
    row.every((part, place) => (place % 2 ? part.is === 'sign' : place === 6 ? isYear(part) : isDay(part)))
  )
}

/** The days and periods a date names, each for itself: at و, at إلى, and at signs between two of a kind. */
export function splitPhrases(parts: readonly DatePart[]): readonly (readonly DatePart[])[] {
  const phrases: DatePart[][] = [[]]
  for (const [at, part] of parts.entries()) {
    if (part.is === 'and' || part.is === 'to' || goesOn(parts, at) || isListInFigures(parts, at)) phrases.push([])
    else phrases.at(-1)?.push(part)
  }
  return phrases.filter(phrase => phrase.length > 0)
}

/** `phrase` with what only the next one says: in 10 و11 يونيو 2024 the first day has no month, in يناير ومارس 2024 the first month no year. */
function withRest(phrase: Phrase, next: Phrase): Phrase {
  const { day, month, monthSign, year, weekday, weekdaySign, week } = phrase
  if (day !== null && month === null && monthSign === null && year === null)
    return { ...phrase, month: next.month, monthSign: next.monthSign, year: next.year }
  if (month !== null && monthSign === null && year === null)
    return { ...phrase, monthSign: next.monthSign, year: next.year }
  if (
    weekday !== null &&
    day === null &&
    weekdaySign === null &&
    week === null &&
    next.weekday !== null &&
    next.day === null
  )
    return { ...phrase, weekdaySign: next.weekdaySign, week: next.week }
  return phrase
}

/** Each phrase with what those behind it say for it too. */
export function completed(phrases: readonly Phrase[]): readonly Phrase[] {
  const backwards: Phrase[] = []
  for (const phrase of phrases.toReversed()) {
    const next = backwards.at(-1)
    backwards.push(next ? withRest(phrase, next) : phrase)
  }
  return backwards.toReversed()
}
