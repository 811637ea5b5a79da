import { expect, it } from 'vitest'
import type { Records } from '../../shared/edit/records-diff.ts'
import { deviceIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import type { CliticChoice } from '../../shared/model/records.ts'
import { normalFor, normalsToAsk, recallIn } from './cut-memory.ts'

const choice = (clitic: string, at: string, normal?: string): CliticChoice => ({
  kind: 'cliticChoice',
  id: recordIdSchema.parse('cut GPE للمغرب'),
  form: 'للمغرب',
  label: 'GPE',
  clitic,
  at,
  source: 'person',
  stamp: [1, deviceIdSchema.parse('abcdefg2')],
  ...(normal === undefined ? {} : { normal }),
})
const layer = (...choices: readonly CliticChoice[]): Records => new Map(choices.map(one => [one.id, one]))

it('recalls the later of two articles, by form and label', () => {
  const here = choice('ل', '2026-01-02')
  const recall = recallIn(
    () => layer(here),
    () => choice('', '2026-01-01'),
  )
  expect(recall('GPE', 'للمغرب')).toBe(here)
  expect(
    recallIn(
      () => layer(here),
      () => choice('', '2026-01-03'),
    )('GPE', 'للمغرب')?.clitic,
  ).toBe('')
  expect(
    recallIn(
      () => layer(here),
      () => undefined,
    )('ORG', 'للمغرب'),
  ).toBeUndefined()
})

it('asks what للـ hides until she has said so, and then says it for every mention that begins so', () => {
  const text = 'زيارة للمغرب العربي'
  const span = { start: text.indexOf('لمغرب'), end: text.length }
  const nothing = () => undefined
  const never = () => false
  expect(normalsToAsk(text, span, 'GPE', nothing, never)).toEqual(['المغرب العربي', 'لمغرب العربي', 'اللمغرب العربي'])
  const said = () => choice('ل', '2026-01-01', 'لمغرب')
  expect(normalsToAsk(text, span, 'GPE', said, never)).toEqual([])
  expect(normalFor(text, span, 'GPE', nothing, never)).toBe('المغرب العربي')
  expect(normalFor(text, span, 'GPE', said, never)).toBeUndefined()
  expect(normalFor(text, span, 'GPE', () => choice('ل', '2026-01-01', 'اللمغرب'), never)).toBe('اللمغرب العربي')
})

it('asks nothing of words that can be called only one thing', () => {
  const nothing = () => undefined
  expect(normalsToAsk('وبالصين', { start: 2, end: 7 }, 'GPE', nothing, () => false)).toEqual([])
  expect(normalsToAsk('المغرب', { start: 0, end: 6 }, 'GPE', nothing, () => false)).toEqual([])
})
