import { expect, it } from 'vitest'
import { defaultExportOptions } from '../../shared/formats/export-options.ts'
import { fromRemembered } from './remembered-options.ts'

it('takes what was remembered over the first choice', () => {
  expect(fromRemembered({ format: 'conll', tags: 'BIOES' }, null)).toEqual({
    ...defaultExportOptions,
    format: 'conll',
    tags: 'BIOES',
  })
})

it('starts afresh where what was remembered makes no sense', () => {
  expect(fromRemembered({ borders: 'letter' }, null)).toEqual(defaultExportOptions)
  expect(fromRemembered({ split: { train: 90, validation: 90, test: 0, seed: 1 } }, null)).toEqual(defaultExportOptions)
})

it('takes the layer chosen in this corpus, never one chosen in another', () => {
  expect(fromRemembered({ layer: 'nour' }, 'gold').layer).toBe('gold')
  expect(fromRemembered({ layer: 'nour' }, null).layer).toBe('own')
})
