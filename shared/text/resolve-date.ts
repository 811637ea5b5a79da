import { type CalendarDay, daysBetween, fromIsoDate, toIsoDate, weekdayOf } from './dates/calendar.ts'
import { readPhrase } from './dates/date-phrases.ts'
import { durationIn, periodAgo } from './dates/duration.ts'
import { type NoSpan, type PhraseSpan, type Precision, precisions, spanOf } from './dates/phrase-span.ts'
import { type DatePart, readDateWords } from './dates/read-date-words.ts'
import { completed, splitPhrases } from './dates/split-phrases.ts'

/** A date of a text as days of the Gregorian calendar, ISO 8601, both included. */
export type ResolvedDate = {
  readonly from: string
  readonly to: string
  readonly precision: Precision
  /** The date names another weekday than the calendar has there; 0 is Sunday. */
  readonly weekdayMismatch?: { readonly written: number; readonly actual: number }
}

/**
 * Why a date stands for no days: it is of the Hijri calendar, whose months begin when the moon is seen; it says how long; it is told from
 * another date of the text (اليوم التالي); it is a bound (قبل 2030); it is told from the day of writing, which is not known; or its words
 * are not understood.
 */
export type Unresolved = 'hijri' | 'duration' | 'anaphor' | 'bound' | NoSpan

export type DateReading =
  | { readonly kind: 'resolved'; readonly date: ResolvedDate }
  | { readonly kind: 'unresolved'; readonly why: Unresolved }

const unresolved = (why: Unresolved): DateReading => ({ kind: 'unresolved', why })

/** Both ways to write the day, without the one of the Hijri calendar; null where that is all there is. */
function withoutHijri(parts: readonly DatePart[]): readonly DatePart[] | null {
  const ways: DatePart[][] = [[]]
  for (const part of parts) {
    if (part.is === 'same') ways.push([])
    else ways.at(-1)?.push(part)
  }
  const isHijri = (way: readonly DatePart[]) => way.some(({ is }) => is === 'hijriMonth' || is === 'hijriEra')
  if (ways.every(isHijri)) return null
  return ways.flatMap(way => (isHijri(way) ? way.filter(({ is }) => is === 'weekday') : way))
}

/** Years written so are of the Hijri calendar in a text of our time, unless a month or ميلادية says otherwise. */
const hijriYears = { from: 1330, to: 1500 }
const modern = 1900

function isHijriYear(parts: readonly DatePart[], published: CalendarDay | null): boolean {
  if (!published || published.year < modern || parts.some(({ is }) => is === 'month' || is === 'commonEra'))
    return false
  const values = parts.flatMap(part => (part.is === 'number' && part.digits === 4 ? [part.value] : []))
  return values.length > 0 && values.every(value => value >= hijriYears.from && value <= hijriYears.to)
}

/** قبل شهر, منذ عامين: as long ago; anything else behind these words is only a bound. */
function readAgo(parts: readonly DatePart[], published: CalendarDay | null): PhraseSpan | Unresolved {
  if (parts.some(({ is }) => is === 'when' || is === 'lasting' || is === 'part')) return 'bound'
  const [first, second] = parts
  const one = first?.is === 'unit' && second === undefined ? { unit: first.unit, count: 1 } : null
  const { unit, count } = durationIn(parts) ?? one ?? { unit: null, count: null }
  if (unit === null || count === null) return 'bound'
  return published ? periodAgo({ unit, count }, published) : 'needsPublication'
}

type Read = { readonly span: PhraseSpan; readonly weekdayMismatch?: ResolvedDate['weekdayMismatch'] }

function readPhrases(parts: readonly DatePart[], published: CalendarDay | null): readonly Read[] | NoSpan {
  const phrases = splitPhrases(parts).flatMap(phrase => readPhrase(phrase) ?? [])
  if (phrases.length === 0 || phrases.length < splitPhrases(parts).length) return 'unknown'
  const reads: Read[] = []
  for (const phrase of completed(phrases)) {
    const span = spanOf(phrase, published)
    if (typeof span === 'string') return span
    const { weekday: written } = phrase
    const actual = weekdayOf(span.from)
    const differs = span.precision === 'day' && written !== null && written !== actual
    reads.push(differs ? { span, weekdayMismatch: { written, actual } } : { span })
  }
  return reads
}

/** All of a list or range as one: from its first day to its last, as exact as its vaguest part. */
function joined(reads: readonly Read[]): DateReading {
  const [first] = reads
  const last = reads.at(-1)
  if (
    !first ||
    !last ||
    reads.some(({ span }, at) => daysBetween(reads[at - 1]?.span.from ?? span.from, span.from) < 0)
  )
    return unresolved('unknown')
  const precision = precisions[Math.max(...reads.map(({ span }) => precisions.indexOf(span.precision)))]
  if (!precision) return unresolved('unknown')
  const mismatch = reads.find(({ weekdayMismatch }) => weekdayMismatch)?.weekdayMismatch
  const date = { from: toIsoDate(first.span.from), to: toIsoDate(last.span.to), precision }
  return { kind: 'resolved', date: mismatch ? { ...date, weekdayMismatch: mismatch } : date }
}

/**
 * Reads a date as Arabic news write it, in figures or with the month names of any Arab country; `publishedAt` (ISO 8601, a date or a time,
 * of which only the day is looked at) is the day of writing, from which اليوم, الماضي and dates without a year are told. A day of the
 * month without a year is of the year that brings it nearest to the day of writing. A list or range reads as one, from its first day to
 * its last. Never throws.
 */
export function readDate(written: string, publishedAt?: string): DateReading {
  const published = publishedAt === undefined ? null : fromIsoDate(publishedAt)
  const words = readDateWords(written)
  if (!words) return unresolved('unknown')
  const all = words[0]?.is === 'and' ? words.slice(1) : words
  const parts = withoutHijri(all)
  if (!parts || isHijriYear(parts, published)) return unresolved('hijri')
  const [first, ...rest] = parts
  if (first?.is === 'ago') {
    const span = readAgo(rest, published)
    return typeof span === 'string' ? unresolved(span) : joined([{ span }])
  }
  const has = (...kinds: readonly DatePart['is'][]) => parts.some(({ is }) => kinds.includes(is))
  if (first?.is === 'to' || parts.at(-1)?.is === 'to' || has('bound', 'ago')) return unresolved('bound')
  if (has('lasting') || durationIn(parts)) return unresolved('duration')
  if (has('anaphor') || isNumbered(parts)) return unresolved('anaphor')
  const reads = readPhrases(parts, published)
  return typeof reads === 'string' ? unresolved(reads) : joined(reads)
}

/** اليوم الأول, الشهر الثاني: counted from another date of the text. */
const isNumbered = (parts: readonly DatePart[]): boolean =>
  parts.some((part, at) => part.is === 'unit' && parts[at + 1]?.is === 'ordinal' && at + 2 === parts.length)

/** `readDate` where only the days matter; null where there are none. */
export function resolveDate(written: string, publishedAt?: string): ResolvedDate | null {
  const reading = readDate(written, publishedAt)
  return reading.kind === 'resolved' ? reading.date : null
}
