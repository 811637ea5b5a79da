import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { applySchemeEdits } from '../edit/scheme-edits.ts'
import { type ImportSurvey, noTexts, type UnknownId } from '../model/import-survey.ts'
import { schemeSchema } from '../model/scheme.ts'
import { firstDecisions, keyOfId, toChoices } from './import-decisions.ts'
import { plainEntry } from './plain-entry.ts'

const scheme = schemeSchema.parse(JSON.parse(readFileSync(new URL('../../seeds/scheme.json', import.meta.url), 'utf8')))
const unknown = (id: string, more: Partial<UnknownId> = {}): UnknownId => ({
  part: 'labels',
  id,
  count: 2,
  examples: [],
  name: null,
  colour: null,
  declared: {},
  ...more,
})
const survey = (...ids: readonly UnknownId[]): ImportSurvey => ({
  paths: [],
  files: [],
  documents: 1,
  known: 0,
  repeated: 0,
  mentions: 1,
  relations: 0,
  agreements: 0,
  documentLabels: 0,
  layers: [{ name: 'import', documents: 1, records: 2, predicted: false }],
  unknown: ids,
  borders: [],
  encodings: [],
  texts: noTexts,
  troubled: 0,
  problems: [],
  passedOver: [],
  problemCount: 0,
})

it('takes what is the same by another name, adds the rest, and makes the scheme whole again', () => {
  const asked = survey(
    unknown('PER'),
    unknown('MIS 1/x', { name: 'شيء', colour: '#aa3300' }),
    unknown('signs', { part: 'relations' }),
  )
  const decisions = firstDecisions(asked, scheme, 'noor')
  expect(decisions.ids.get(keyOfId(unknown('PER')))).toEqual({ do: 'map', to: 'PERS' })
  expect(decisions.layers.get('import')).toBe('noor')
  const { edits, choices } = toChoices(decisions, asked, scheme, plainEntry)
  expect(choices.mapping.labels).toEqual({ PER: 'PERS', 'MIS 1/x': 'MIS-1-x' })
  expect(choices.layers).toEqual({ import: 'noor' })
  const grown = applySchemeEdits(scheme, edits)
  if (!grown.ok) throw new Error(JSON.stringify(grown.error))
  expect(grown.value.scheme.labels.find(({ id }) => id === 'MIS-1-x')).toMatchObject({
    name: { ar: 'شيء', en: 'شيء' },
    colour: { light: '#aa3300' },
  })
  expect(grown.value.scheme.relationTypes.map(({ id }) => id)).toContain('signs')
})

it('leaves out what is left out', () => {
  const asked = survey(unknown('OO'))
  const decisions = { ...firstDecisions(asked, scheme, null), ids: new Map([['labels OO', { do: 'leave' } as const]]) }
  expect(toChoices(decisions, asked, scheme, plainEntry)).toMatchObject({
    edits: [],
    choices: { mapping: { labels: { OO: null } } },
  })
})
