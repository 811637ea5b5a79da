import { describe, expect, it } from 'vitest'
import { fromTags, toTags } from './tags.ts'

const ranges = [
  { first: 0, end: 3, label: 'ORG' },
  { first: 3, end: 4, label: 'ORG' },
  { first: 5, end: 7, label: 'GPE' },
]

describe('tags', () => {
  it.each([
    ['IOB2', 'B-ORG I-ORG I-ORG B-ORG O B-GPE I-GPE'],
    ['BILOU', 'B-ORG I-ORG L-ORG U-ORG O B-GPE L-GPE'],
    ['BIOES', 'B-ORG I-ORG E-ORG S-ORG O B-GPE E-GPE'],
  ] as const)('are written and read as %s', (tags, expected) => {
    const written = toTags(7, ranges, tags)
    expect(written.join(' ')).toBe(expected)
    expect(fromTags(written)).toEqual(ranges)
  })

  it('are read strictly: what nothing began is no mention', () => {
    expect(fromTags(['O', 'I-ORG', 'B-ORG', 'I-GPE'])).toEqual([{ first: 2, end: 3, label: 'ORG' }])
  })

  it('may hold a hyphen in the label', () => {
    expect(fromTags(['B-per-son', 'I-per-son'])).toEqual([{ first: 0, end: 2, label: 'per-son' }])
  })
})
