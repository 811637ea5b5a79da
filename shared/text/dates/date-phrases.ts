import type { Sign, Unit } from './date-words.ts'
import type { DatePart } from './read-date-words.ts'

/** A year, or a period told from the day of writing. */
export type Told = { readonly year: number } | { readonly sign: Sign }

/** What one of the days or periods of a date says of itself. */
export type Phrase = {
  readonly day: number | null
  readonly month: number | null
  /** The month's place before or after the month of writing: فبراير الماضي; without a name it is الشهر الماضي. */
  readonly monthSign: Sign | null
  readonly year: Told | null
  readonly week: Sign | null
  /** 0 is Sunday. */
  readonly weekday: number | null
  readonly weekdaySign: Sign | null
  /** Days from the day of writing. */
  readonly days: number | null
  readonly period: { readonly months: 3 | 6; readonly at: number } | null
}

export const emptyPhrase: Phrase = {
  day: null,
  month: null,
  monthSign: null,
  year: null,
  week: null,
  weekday: null,
  weekdaySign: null,
  days: null,
  period: null,
}

/** What الماضي is said of: the last name or unit before it. */
type Last = 'month' | 'weekday' | Unit | null

const isYear = ({ value, digits }: { value: number; digits: number }): boolean => digits >= 3 && value > 0

function withSign(phrase: Phrase, last: Last, sign: Sign): Phrase | null {
  switch (last) {
    case 'month':
      return phrase.monthSign === null ? { ...phrase, monthSign: sign } : null
    case 'weekday':
      return { ...phrase, weekdaySign: sign }
    case 'week':
      return { ...phrase, week: sign }
    case 'year':
      return phrase.year === null ? { ...phrase, year: { sign } } : null
    case 'day':
      return sign === 0 ? { ...phrase, days: 0 } : null
    case null:
      return null
  }
}

/** Sets one field; null where it is set otherwise already: a date does not say two months. */
function set<Field extends keyof Phrase>(phrase: Phrase, field: Field, value: Phrase[Field]): Phrase | null {
  return phrase[field] === null || phrase[field] === value ? { ...phrase, [field]: value } : null
}

/** Year last, day first; year first as ISO 8601 has it; month first where nothing else can be meant (1/30/1948). */
function withNumbers(phrase: Phrase, a: DatePart, b: DatePart, c: DatePart): Phrase | null {
  if (a.is !== 'number' || b.is !== 'number' || c.is !== 'number') return null
  const [year, month, day] = isYear(a) ? [a, b, c] : b.value > 12 && a.value <= 12 ? [c, a, b] : [c, b, a]
  if (!isYear(year) || month.digits > 2 || day.digits > 2) return null
  const dated = set(phrase, 'month', month.value)
  return dated && set({ ...dated, year: { year: year.value } }, 'day', day.value)
}

const isSlash = (part: DatePart | undefined): boolean => part?.is === 'sign' && part.sign !== ','

/** One day or period out of its words; null where they say nothing that can be understood. */
export function readPhrase(parts: readonly DatePart[]): Phrase | null {
  let phrase: Phrase | null = emptyPhrase
  let last: Last = null
  let isThis = false
  let dayUnit: 'none' | 'some' | 'today' = 'none'
  for (let at = 0; at < parts.length && phrase; at += 1) {
    const part = parts[at]
    const next = parts[at + 1]
    if (!part) break
    switch (part.is) {
      case 'number': {
        const [, , third, , fifth] = parts.slice(at)
        if (isSlash(next) && third?.is === 'number' && isSlash(parts[at + 3]) && fifth?.is === 'number') {
          phrase = withNumbers(phrase, part, third, fifth)
          at += 4
        } else if (next?.is === 'sign' && next.sign === '/' && third?.is === 'number' && third.digits <= 2) {
          const dated: Phrase | null = set(phrase, 'day', part.value)
          phrase = dated && set(dated, 'month', third.value)
          at += 2
        } else if (isYear(part))
          phrase = phrase.year ? withWrittenYear(phrase, part.value) : { ...phrase, year: { year: part.value } }
        else phrase = set(phrase, 'day', part.value)
        break
      }
      case 'ordinal':
        phrase = set(phrase, 'day', part.value)
        break
      case 'month':
        phrase = set(phrase, 'month', part.month)
        last = 'month'
        break
      case 'weekday':
        phrase = set(phrase, 'weekday', part.weekday)
        last = 'weekday'
        if (isThis) phrase = phrase && withSign(phrase, last, 0)
        isThis = false
        break
      case 'unit':
        last = part.unit
        if (part.unit === 'day') dayUnit = part.definite && part.count === 'one' ? 'today' : 'some'
        if (isThis) phrase = withSign(phrase, last, 0)
        isThis = false
        break
      case 'when':
        phrase = withSign(phrase, last, part.sign)
        break
      case 'this':
        isThis = true
        break
      case 'days':
        phrase = set(phrase, 'days', part.days)
        break
      case 'period':
        phrase = next?.is === 'ordinal' ? set(phrase, 'period', { months: part.months, at: next.value }) : null
        at += 1
        break
      case 'part':
        // نهاية العام is that of the year at hand; نهاية يونيو and نهاية 2024 say which.
        if (next?.is === 'unit' && next.definite && parts[at + 2] === undefined) phrase = withSign(phrase, next.unit, 0)
        break
      case 'commonEra':
      case 'nothing':
      case 'sign':
        break
      default:
        phrase = null
    }
  }
  if (!phrase || isThis) return null
  const isBare = phrase.day === null && phrase.month === null && phrase.days === null && phrase.weekdaySign === null
  return dayUnit === 'today' && isBare && phrase.week === null ? { ...phrase, days: 0 } : phrase
}

/** العام القادم 2011 says the year twice: the written one counts. */
const withWrittenYear = (phrase: Phrase, year: number): Phrase | null =>
  phrase.year && 'sign' in phrase.year ? { ...phrase, year: { year } } : phrase.year?.year === year ? phrase : null
