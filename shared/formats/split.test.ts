import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSchema } from './export-options.ts'
import { type Dealt, dealDocuments, sideSizes } from './split.ts'

const split = (train: number, validation: number, test: number, seed = 7) => ({ train, validation, test, seed })
const corpus = (size: number): readonly Dealt[] =>
  Array.from({ length: size }, (_none, at) => ({
    id: `document-${at}`,
    labels: new Map([
      ['ORG', 10 + (at % 3)],
      ...(at % 4 === 0 ? [['LAW', 1] as const] : []),
      ...(at % 10 === 3 ? [['MONEY', 2] as const] : []),
    ]),
  }))

describe('sizes of sides', () => {
  it.each([
    [10, split(80, 10, 10), [8, 1, 1]],
    [3, split(80, 10, 10), [1, 1, 1]],
    [5, split(80, 10, 10), [3, 1, 1]],
    [2, split(80, 10, 10), [2, 0, 0]],
    [7, split(100, 0, 0), [7, 0, 0]],
    [9, split(50, 50, 0), [5, 4, 0]],
    [0, split(80, 10, 10), [0, 0, 0]],
  ])('%i documents', (documents, shares, expected) => {
    const { train, validation, test } = sideSizes(documents, shares)
    expect([train, validation, test]).toEqual(expected)
  })
})

describe('dealing documents', () => {
  it('is the same in whatever order they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...corpus(30)], { minLength: 30 }), fc.nat(), (shuffled, seed) => {
        const dealt = dealDocuments(shuffled, split(80, 10, 10, seed))
        expect(new Map([...dealt].sort())).toEqual(
          new Map([...dealDocuments(corpus(30), split(80, 10, 10, seed))].sort()),
        )
      }),
    )
  })

  it('deals every document once, in the sizes asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100 }), fc.nat(), (size, train, seed) => {
        const shares = split(train, 100 - train, 0, seed)
        const dealt = [...dealDocuments(corpus(size), shares).values()]
        const count = (side: string) => dealt.filter(one => one === side).length
        expect({ train: count('train'), validation: count('validation'), test: count('test') }).toEqual(
          sideSizes(size, shares),
        )
      }),
    )
  })

  it('depends on the seed', () => {
    const sideOf = (seed: number) => JSON.stringify([...dealDocuments(corpus(30), split(80, 10, 10, seed))].sort())
    expect(new Set([1, 2, 3, 4, 5].map(sideOf)).size).toBe(5)
  })

  it('brings rare labels to every side that has room for them', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const documents = corpus(100)
      const dealt = dealDocuments(documents, split(80, 10, 10, seed))
      const sides = (label: string) =>
        new Set(documents.filter(({ labels }) => labels.has(label)).map(({ id }) => dealt.get(id)))
      expect(sides('LAW'), `LAW, seed ${seed}`).toEqual(new Set(['train', 'validation', 'test']))
      expect(sides('MONEY'), `MONEY, seed ${seed}`).toEqual(new Set(['train', 'validation', 'test']))
    }
  })
})

it('takes shares whose sum misses 100 by a rounding error alone', () => {
  expect(splitSchema.safeParse(split(0.1, 99.8, 0.1)).success).toBe(true)
  expect(splitSchema.safeParse(split(33.3, 33.3, 33.3)).success).toBe(false)
})

describe('dealing groups', () => {
  const grouped = (size: number, groupSize: number): readonly Dealt[] =>
    corpus(size).map((document, at) => (at < groupSize ? { ...document, group: 'first' } : document))

  it('keeps a group on one side, whatever the seed, and the sizes of the sides where it fits', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 12 }), (seed, size) => {
        const dealt = dealDocuments(grouped(40, size), split(70, 15, 15, seed))
        const sides = Array.from({ length: size }, (_none, at) => dealt.get(`document-${at}`))
        expect(new Set(sides).size).toBe(1)
        const counts = [...dealt.values()].reduce(
          (sums, side) => sums.set(side, (sums.get(side) ?? 0) + 1),
          new Map<string, number>(),
        )
        expect(counts).toEqual(
          new Map([
            ['train', 28],
            ['validation', 6],
            ['test', 6],
          ]),
        )
      }),
    )
  })

  it('puts one that is larger than any side where there is most place', () => {
    const dealt = dealDocuments(grouped(10, 9), split(60, 20, 20))
    expect([...dealt.values()].filter(side => side === 'train')).toHaveLength(9)
  })
})
