/** A day of the Gregorian calendar; `month` from 1. */
export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number }

/** Days from `from` to `to`, both included. */
export type DaySpan = { readonly from: CalendarDay; readonly to: CalendarDay }

const millisecondsADay = 86_400_000

/** Days since 1970-01-01. `Date.UTC` would take the years 0–99 for those of the twentieth century. */
const numberOf = ({ year, month, day }: CalendarDay): number =>
  new Date(0).setUTCFullYear(year, month - 1, day) / millisecondsADay

function fromNumber(days: number): CalendarDay {
  const date = new Date(days * millisecondsADay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export const addDays = (day: CalendarDay, days: number): CalendarDay => fromNumber(numberOf(day) + days)

/** Days from `a` to `b`, negative where `b` is earlier. */
export const daysBetween = (a: CalendarDay, b: CalendarDay): number => numberOf(b) - numberOf(a)

/** 0 is Sunday. */
export const weekdayOf = (day: CalendarDay): number => (((numberOf(day) + 4) % 7) + 7) % 7

/** Whether the calendar has that day: no 31 June, no 29 February 2023, and no year before 1 or past 9999. */
export function isDay(day: CalendarDay): boolean {
  if (day.year < 1 || day.year > 9999 || day.month < 1 || day.month > 12 || day.day < 1) return false
  const same = fromNumber(numberOf(day))
  return same.month === day.month && same.day === day.day
}

/** `count` whole months from `month` of `year` on; `month` may lie outside 1–12 and is counted on into other years. */
export function monthsFrom(year: number, month: number, count = 1): DaySpan {
  const first = fromNumber(numberOf({ year, month, day: 1 }))
  const behind = { year, month: month + count, day: 1 }
  return { from: first, to: fromNumber(numberOf(behind) - 1) }
}

export const toIsoDate = ({ year, month, day }: CalendarDay): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

/** The day an ISO 8601 date or time is written with; null where it is none. */
export function fromIsoDate(iso: string): CalendarDay | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const found = { year: Number(year), month: Number(month), day: Number(day) }
  return isDay(found) ? found : null
}
