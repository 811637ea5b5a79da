import { describe, expect, it } from 'vitest'
import type { Entity } from '../../shared/model/records.ts'
import { lettersOf } from './leap.ts'
import { mentionAt } from './mention.fixtures.ts'
import { nextByLetter } from './type-ahead.ts'

const text = 'وقعت الجزائر و«هواوي» مع جازي وشركة Huawei في أبريل'
const mark = (words: string): Entity => mentionAt(words, 'ORG', text.indexOf(words), text.indexOf(words) + words.length)
const mentions = ['الجزائر', '«هواوي»', 'جازي', 'Huawei', 'أبريل'].map(mark)

describe('the letter of a mention', () => {
  it.each([
    ['ج', 0, 2],
    ['ج', 2, 0],
    ['ه', 0, 1],
    ['ا', 0, 4],
    ['h', 4, 3],
    ['ز', 0, null],
  ])('%s after %i is %s', (letter, at, next) => {
    expect(nextByLetter(text, mentions, at, [letter])).toBe(next)
  })

  it('is met under a Latin layout by its place', () => {
    expect(nextByLetter(text, mentions, 0, lettersOf({ key: 'i', code: 'KeyI' }))).toBe(1)
  })

  it('leads nowhere in an empty list', () => {
    expect(nextByLetter(text, [], 0, ['ا'])).toBeNull()
  })
})
