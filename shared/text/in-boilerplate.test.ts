import { describe, expect, it } from 'vitest'
import { isInBoilerplate, ownStart } from './in-boilerplate.ts'

const text = 'سياسة\nاقتصاد\n\nوقّعت الوزارة\nشارك'
const menu = [
  { start: 0, end: 5, why: 'navigation' },
  { start: 6, end: 12, why: 'navigation' },
] as const
const share = { start: text.indexOf('شارك'), end: text.length, why: 'share' } as const

describe('what is not the article’s own', () => {
  it('meets a span that shares a character with it', () => {
    expect(isInBoilerplate([...menu, share], { start: 11, end: 20 })).toBe(true)
    expect(isInBoilerplate([...menu, share], { start: 12, end: share.start })).toBe(false)
    expect(isInBoilerplate(undefined, { start: 0, end: 1 })).toBe(false)
  })

  it('stands above the article’s first word, or not', () => {
    expect(ownStart(text, [...menu, share])).toBe(text.indexOf('وقّعت'))
    expect(ownStart(text, [share])).toBe(0)
    expect(ownStart('شارك\n', [{ start: 0, end: 4, why: 'share' }])).toBe(0)
  })
})
