import { expect, it } from 'vitest'
import { defaultExportOptions } from './export-options.ts'
import { presetsOf, presetsSetting } from './export-presets.ts'

it('reads the presets that make sense, and passes over the others', () => {
  const good = { ...defaultExportOptions, format: 'conll', labels: { only: ['ORG'], rename: { ORG: 'organisation' } } }
  expect(presetsOf({ settings: { [presetsSetting]: { تدريب: good, torn: { format: 7 } } } })).toEqual({ تدريب: good })
  expect(presetsOf({ settings: { [presetsSetting]: 'none' } })).toEqual({})
  expect(presetsOf({ settings: {} })).toEqual({})
})
