import { expect, it } from 'vitest'
import { defaultExportOptions } from '../../shared/formats/export-options.ts'
import { isSameChoice } from './same-choice.ts'

it('is the same where what goes without saying is said, in whatever order', () => {
  const said = {
    output: 'plain',
    excel: false,
    boilerplate: 'leave-out',
    offsets: 'utf-16',
    relations: 'with',
    map: false,
    labels: { rename: {}, only: null },
    ...defaultExportOptions,
  } as const
  expect(isSameChoice(said, defaultExportOptions)).toBe(true)
})

it('is another one where a label goes out under another name', () => {
  const renamed = { ...defaultExportOptions, labels: { only: null, rename: { ORG: 'organisation' } } }
  expect(isSameChoice(renamed, defaultExportOptions)).toBe(false)
  expect(isSameChoice(undefined, defaultExportOptions)).toBe(false)
})
