import { expect, it } from 'vitest'
import { annotatorIdSchema, deviceIdSchema, documentIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import type { Entity, Stamp } from '../../shared/model/records.ts'
import { createOffsetMap } from '../../shared/text/offsets.ts'
import type { LayerContent } from './corpus-store.ts'
import { diffToImport } from './layer-import.ts'

const text = 'وقع مجمع سوناطراك'
const laptop = deviceIdSchema.parse('abcdefg2')
const importer = deviceIdSchema.parse('importer')
const id = recordIdSchema.parse('T1')

const entity = (label: string, stamp: Stamp): Entity => ({
  kind: 'entity',
  id,
  label,
  spans: [{ start: 4, end: 8 }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp,
})

const layer = (records: readonly Entity[], removed: readonly Stamp[] = []): LayerContent => ({
  annotator: annotatorIdSchema.parse('sara'),
  document: documentIdSchema.parse('a'.repeat(26)),
  status: 'done',
  schemeRevision: 0,
  behind: 0,
  revision: 9,
  changedAt: null,
  counter: 9,
  records,
  removed: new Map(removed.map(stamp => [id, stamp])),
  unplaced: [],
  problems: [],
})

const bring = (content: LayerContent, record: Entity) =>
  diffToImport(
    content,
    { status: 'in-progress', records: [record] },
    { text, offsets: createOffsetMap(text) },
    importer,
  )

const nothing = { diff: { added: [], updated: [], removed: [] }, kept: [] }

it('lets the newest stamp win a record', () => {
  const hers = layer([entity('ORG', [5, laptop])])
  expect(bring(hers, entity('GPE', [3, laptop]))).toEqual(nothing)
  expect(bring(hers, entity('GPE', [7, laptop])).diff.updated).toHaveLength(1)
})

it('does not bring back what was deleted since', () => {
  expect(bring(layer([], [[6, laptop]]), entity('ORG', [5, laptop]))).toEqual(nothing)
  expect(bring(layer([], [[6, laptop]]), entity('ORG', [7, laptop])).diff.added).toHaveLength(1)
})

it('keeps hers, and says so, where the file does not tell when its record was made', () => {
  const hers = layer([entity('ORG', [5, laptop])])
  expect(bring(hers, entity('GPE', [0, laptop]))).toEqual({ ...nothing, kept: [id] })
  expect(bring(hers, entity('ORG', [0, laptop]))).toEqual(nothing)
})

it('takes what is new here, and no status from a file over hers', () => {
  const { diff } = bring(layer([]), entity('ORG', [0, laptop]))
  expect(diff.added).toEqual([entity('ORG', [10, importer])])
})
