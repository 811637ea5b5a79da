import { describe, expect, it } from 'vitest'
import { speak } from './text.ts'
import { sayWhen } from './when.ts'

const now = new Date(2026, 10, 22, 14, 30).getTime()

describe('sayWhen', () => {
  it.each([
    ['this minute', new Date(2026, 10, 22, 14, 29, 30), 'الآن', 'just now'],
    ['minutes ago', new Date(2026, 10, 22, 14, 28), 'قبل دقيقتين', '2 minutes ago'],
    ['hours ago today', new Date(2026, 10, 22, 9, 10), 'قبل 5 ساعات', '5 hours ago'],
    ['just after midnight', new Date(2026, 10, 22, 0, 1), 'قبل 14 ساعة', '14 hours ago'],
    ['late yesterday', new Date(2026, 10, 21, 23, 59), 'أمس 23:59', 'yesterday 23:59'],
    ['early yesterday', new Date(2026, 10, 21, 0, 0), 'أمس 00:00', 'yesterday 00:00'],
    ['this year', new Date(2026, 10, 12, 9, 0), '12 نوفمبر', '12 Nov'],
    ['another year', new Date(2025, 2, 3, 9, 0), '3 مارس 2025', '3 Mar 2025'],
  ])('%s', (_case, at, arabic, english) => {
    speak('ar')
    expect(sayWhen(at.getTime(), now, 'ar')).toBe(arabic)
    speak('en')
    expect(sayWhen(at.getTime(), now, 'en')).toBe(english)
  })
})
