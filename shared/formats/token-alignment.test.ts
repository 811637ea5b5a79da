import { describe, expect, it } from 'vitest'
import { tokenize } from '../text/tokens.ts'
import { entity } from './format.fixtures.ts'
import { cutTokens, placeMention } from './token-alignment.ts'

const text = 'زار وفد لسوناطراك، مصر'
const tokens = tokenize(text)
const words = (pieces: readonly { start: number; end: number }[]) =>
  pieces.map(({ start, end }) => text.slice(start, end))

describe('placing a mention on tokens', () => {
  const inside = entity('T1', 'ORG', [9, 17])

  it('grows it to its word, or leaves it as it is', () => {
    expect(words([inside.spans[0] ?? { start: 0, end: 0 }])).toEqual(['سوناطراك'])
    expect(placeMention(tokens, inside, 'word')).toMatchObject({ start: 8, end: 17 })
    expect(placeMention(tokens, inside, 'gold')).toMatchObject({ start: 9, end: 17 })
  })

  it('spans fragments and the words between them', () => {
    expect(placeMention(tokens, entity('T2', 'ORG', [0, 3], [19, 22]), 'gold')).toMatchObject({ start: 0, end: 22 })
  })

  it('loses spaces at its edges, and itself where it is nothing else', () => {
    expect(placeMention(tokens, entity('T3', 'ORG', [3, 8]), 'gold')).toMatchObject({ start: 4, end: 7 })
    expect(placeMention(tokens, entity('T4', 'ORG', [3, 4]), 'word')).toBeUndefined()
  })
})

describe('cutting tokens', () => {
  it('cuts only inside tokens, once a border', () => {
    const cuts = [
      { start: 9, end: 17 },
      { start: 9, end: 11 },
      { start: 4, end: 7 },
    ]
    expect(words(cutTokens(tokens, cuts))).toEqual(['زار', 'وفد', 'ل', 'سو', 'ناطراك', '،', 'مصر'])
    expect(cutTokens(tokens, [])).toEqual(tokens.map(({ start, end }) => ({ start, end })))
  })
})
