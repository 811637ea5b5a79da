import { addDays, type CalendarDay, monthsFrom } from './calendar.ts'
import type { Unit } from './date-words.ts'
import type { PhraseSpan } from './phrase-span.ts'
import type { DatePart } from './read-date-words.ts'

/** So many days, weeks, months or years; `count` is null where no number is said (سنوات). */
export type Duration = { readonly unit: Unit; readonly count: number | null }

/** The number said right before the part at `at`; null where none is: خمسة وعشرين is 25. */
function numberBefore(parts: readonly DatePart[], at: number): number | null {
  let value: number | null = null
  for (const part of parts.slice(0, at).toReversed()) {
    if (part.is === 'cardinal' || (part.is === 'number' && part.digits < 4)) value = (value ?? 0) + part.value
    else if (part.is !== 'and' || value === null) break
  }
  return value
}

/**
 * How long, where the words say that and not when: a number before its unit (20 عاما, ثلاثة أشهر), two (عامين), or many without a name of
 * one (السنوات الماضية). A unit before its number names one: عام 2024, يومي 10 و11 يونيو.
 */
export function durationIn(parts: readonly DatePart[]): Duration | null {
  const names = parts.some(({ is }) => is === 'month' || is === 'weekday')
  for (const [at, part] of parts.entries()) {
    if (part.is !== 'unit') continue
    const count = numberBefore(parts, at)
    if (count !== null) return { unit: part.unit, count }
    const namesOne = names || parts.slice(at + 1).some(one => one.is === 'number')
    if (!namesOne && part.count !== 'one') return { unit: part.unit, count: part.count === 'two' ? 2 : null }
  }
  return null
}

/** The period that lies so long before the day of writing, as exactly as its unit says: قبل عامين is a year. */
export function periodAgo(
  { unit, count }: { readonly unit: Unit; readonly count: number },
  published: CalendarDay,
): PhraseSpan {
  const { year, month } = published
  switch (unit) {
    case 'day': {
      const day = addDays(published, -count)
      return { from: day, to: day, precision: 'day' }
    }
    case 'week': {
      const from = addDays(published, -7 * count - 3)
      return { from, to: addDays(from, 6), precision: 'week' }
    }
    case 'month':
      return { ...monthsFrom(year, month - count), precision: 'month' }
    case 'year':
      return { ...monthsFrom(year - count, 1, 12), precision: 'year' }
  }
}
