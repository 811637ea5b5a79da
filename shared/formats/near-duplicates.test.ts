import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { groupNearDuplicates, sketchOf } from './near-duplicates.ts'

const aqmar = new URL('../../../shared/data/aqmar/', import.meta.url)

/** Numbered words: none occurs twice. */
const words = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_none, at) => `كلمة${from + at}`)
const groupsOf = (...texts: readonly string[]): readonly number[] => [...groupNearDuplicates(texts.map(sketchOf))]

describe('near-duplicates', () => {
  it('are texts of the same words, whatever stands between and on them', () => {
    expect(groupsOf('وقّع الوزيران، أمس، مذكرة.', 'وقع الوزيران أمس\nمذكرة', 'وصل الوزيران أمس')).toEqual([0, 0, 2])
  })

  it('are those that share most of their runs of five words', () => {
    const text = words(0, 200)
    const withMore = [...text.slice(0, 180), ...words(1_000, 40)]
    const another = [...text.slice(0, 40), ...words(2_000, 160)]
    expect(groupsOf(text.join(' '), withMore.join(' '), another.join(' '))).toEqual([0, 0, 2])
  })

  it('go together through a third one', () => {
    const first = words(0, 400)
    const second = [...first.slice(100), ...words(5_000, 100)]
    const third = [...second.slice(100), ...words(6_000, 100)]
    expect(groupsOf(...[first, second, third].map(text => text.join(' ')))).toEqual([0, 0, 0])
  })

  it('are not made by short texts, or by none', () => {
    expect(groupsOf('القاهرة', 'الرياض', '', 'مصر')).toEqual([0, 1, 2, 3])
  })

  it.skipIf(!existsSync(aqmar))('are none among the articles of AQMAR (skipped where the data is missing)', () => {
    const texts = readdirSync(aqmar)
      .filter(name => name.endsWith('.txt'))
      .map(name => readFileSync(new URL(name, aqmar), 'utf8').replaceAll(/ \S+$/gm, ''))
    expect(texts.length).toBeGreaterThan(20)
    expect(groupsOf(...texts)).toEqual([...texts.keys()])
  })
})
