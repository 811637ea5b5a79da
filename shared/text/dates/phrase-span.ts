import { addDays, type CalendarDay, type DaySpan, daysBetween, isDay, monthsFrom, weekdayOf } from './calendar.ts'
import type { Phrase } from './date-phrases.ts'
import type { Sign } from './date-words.ts'

/** How exactly a date is said, finest first. */
export const precisions = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const
export type Precision = (typeof precisions)[number]

export type PhraseSpan = DaySpan & { readonly precision: Precision }

/** Why no days come out: the day of writing would be needed, or the words name none there is. */
export type NoSpan = 'needsPublication' | 'unknown'

const dayAlone = (day: CalendarDay): PhraseSpan | NoSpan =>
  isDay(day) ? { from: day, to: day, precision: 'day' } : 'unknown'

/** The first day of a week: Saturday, as most Arab countries count (CLDR `weekData`: DZ, EG, IQ, JO, KW, LY, QA, SD, SY). */
const firstWeekday = 6

function weekOf(day: CalendarDay, sign: Sign): DaySpan {
  const from = addDays(day, sign * 7 - ((weekdayOf(day) - firstWeekday + 7) % 7))
  return { from, to: addDays(from, 6) }
}

/** الأربعاء الماضي lies in the seven days before that of writing, الأربعاء المقبل in the seven after; الأربعاء alone is the last there was, today too. */
function weekdayNear(weekday: number, sign: Sign | null, published: CalendarDay): CalendarDay {
  const back = (weekdayOf(published) - weekday + 7) % 7
  if (sign === null) return addDays(published, -back)
  if (sign === 1) return addDays(published, 7 - back)
  return sign === -1
    ? addDays(published, -(back || 7))
    : addDays(weekOf(published, 0).from, (weekday - firstWeekday + 7) % 7)
}

/** The year of a month that is told from the month of writing: the last there was, the next there will be, else the nearest. */
function yearOfMonth(month: number, sign: Sign | null, published: CalendarDay): number {
  const { year } = published
  if (sign === -1) return month < published.month ? year : year - 1
  if (sign === 1) return month > published.month ? year : year + 1
  const distance = (one: number) => Math.abs(daysBetween(published, { year: one, month, day: 15 }))
  return [year, year - 1, year + 1].reduce((best, one) => (distance(one) < distance(best) ? one : best))
}

function yearSaid({ year }: Phrase, published: CalendarDay | null): number | null | 'needsPublication' {
  if (year === null) return null
  if ('year' in year) return year.year
  return published ? published.year + year.sign : 'needsPublication'
}

function inMonth(phrase: Phrase, year: number, month: number): PhraseSpan | NoSpan {
  if (phrase.day !== null) return dayAlone({ year, month, day: phrase.day })
  if (phrase.weekday !== null) return 'unknown'
  return month >= 1 && month <= 12 ? { ...monthsFrom(year, month), precision: 'month' } : 'unknown'
}

/** The days a phrase means, told from the day of writing where it is known. */
export function spanOf(phrase: Phrase, published: CalendarDay | null): PhraseSpan | NoSpan {
  const { day, month, monthSign, period, weekday, days, week } = phrase
  const year = yearSaid(phrase, published)
  if (year === 'needsPublication') return year
  if (year !== null && (year < 1 || year > 9999)) return 'unknown'
  if (days !== null) {
    if (day !== null || month !== null || year !== null) return 'unknown'
    return published ? dayAlone(addDays(published, days)) : 'needsPublication'
  }
  if (period) {
    if (year === null || month !== null || day !== null || period.at > 12 / period.months) return 'unknown'
    const first = (period.at - 1) * period.months + 1
    return { ...monthsFrom(year, first, period.months), precision: period.months === 3 ? 'quarter' : 'half' }
  }
  if (month !== null && year !== null) return inMonth(phrase, year, month)
  if (month !== null)
    return published ? inMonth(phrase, yearOfMonth(month, monthSign, published), month) : 'needsPublication'
  if (monthSign !== null) {
    if (!published) return 'needsPublication'
    const { from } = monthsFrom(published.year, published.month + monthSign)
    return inMonth(phrase, from.year, from.month)
  }
  if (day !== null) return 'unknown'
  if (weekday !== null || week !== null) return year === null ? inWeek(phrase, published) : 'unknown'
  return year === null ? 'unknown' : { ...monthsFrom(year, 1, 12), precision: 'year' }
}

function inWeek({ week, weekday, weekdaySign }: Phrase, published: CalendarDay | null): PhraseSpan | NoSpan {
  if (!published) return 'needsPublication'
  if (week === null) return weekday === null ? 'unknown' : dayAlone(weekdayNear(weekday, weekdaySign, published))
  const span = weekOf(published, week)
  return weekday === null
    ? { ...span, precision: 'week' }
    : dayAlone(addDays(span.from, (weekday - firstWeekday + 7) % 7))
}
