import { expect, it } from 'vitest'
import { normalProposals } from './normal-proposals.ts'

const propose = (text: string, surface: string): readonly string[] => {
  const start = text.indexOf(surface)
  return normalProposals(text, { start, end: start + surface.length })
}

it('offers what للـ may hide, the article first', () => {
  expect(propose('زيارة للمغرب اليوم', 'لمغرب')).toEqual(expect.arrayContaining(['المغرب']))
  expect(propose('زيارة للمغرب اليوم', 'لمغرب')[0]).toBe('المغرب')
  expect(propose('قال للجنة الوطنية', 'لجنة الوطنية')).toContain('اللجنة الوطنية')
})

it('offers nothing where the words stand whole or the rest is the form', () => {
  expect(propose('زيارة المغرب اليوم', 'المغرب')).toEqual([])
  expect(propose('من لسوناطراك وحدها', 'سوناطراك')).toEqual([])
})
