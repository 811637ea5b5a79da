import type { Language } from './text.ts'
import { t } from './text.ts'

const minute = 60_000
const hour = 60 * minute

// Western digits, Gregorian months, in both languages.
const locales: { readonly [Each in Language]: string } = { ar: 'ar-u-nu-latn-ca-gregory', en: 'en-GB' }

/** A moment as one says it: minutes and hours ago today, yesterday with the time, then the date. `at` and `now` in milliseconds. */
export function sayWhen(at: number, now: number, language: Language): string {
  const locale = locales[language]
  const ago = now - at
  const relative = new Intl.RelativeTimeFormat(locale)
  if (ago < minute) return t('common.time.now')
  if (ago < hour) return relative.format(-Math.floor(ago / minute), 'minute')
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (at >= midnight) return relative.format(-Math.floor(ago / hour), 'hour')
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  if (at >= new Date(midnight).setDate(new Date(midnight).getDate() - 1)) return t('library.when.yesterday', { time })
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at)
}
