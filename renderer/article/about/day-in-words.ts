import type { Language } from '../../strings/text.ts'

/** An ISO 8601 date as the interface writes it: 11 June 2024, 11 يونيو 2024. What is no date stays as it is. */
export function dayInWords(day: string, language: Language): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  const locale = language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}
