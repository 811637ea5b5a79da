import fc from 'fast-check'
import { expect, it } from 'vitest'
import { storedRecordSchema } from '../model/stored-records.ts'
import { collect, entity, exportOf, writeAll } from './format.fixtures.ts'
import type { ExportDocument } from './format.ts'
import { native } from './native.ts'
import { proveDocument } from './proof.ts'
import { UntrueFile } from './untrue-file.ts'

const base = exportOf('وزارة الصحة', [entity('T1', 'ORG', [0, 11])])
const unplaced = storedRecordSchema.parse({
  kind: 'entity',
  id: 'T9',
  label: 'ORG',
  spans: [[0, 5]],
  surface: 'المجلس',
})
const source: ExportDocument = {
  ...base,
  document: {
    ...base.document,
    metadata: { language: 'ar', direction: 'rtl', title: 'عنوان', extra: { editor: 'م' } },
  },
  layers: base.layers.map(layer => ({ ...layer, status: 'done', unplaced: [unplaced] })),
}

/** What the proof says of the true document, read from the file of another. */
async function prove(written: ExportDocument) {
  const [back] = await collect(native.readBack(writeAll(native, [written]).files))
  return proveDocument(source, [], native, back)
}

const { document, layers } = source

it('believes what is true of a document and its layers', async () => {
  expect(await prove(source)).toMatchObject({ kept: 1, notCarried: [] })
})

it('takes nothing in a list for no list', async () => {
  const metadata = { ...document.metadata, boilerplate: [] }
  const bare = { ...source, document: { ...document, metadata } }
  const [back] = await collect(native.readBack(writeAll(native, [bare]).files))
  expect(proveDocument(bare, [], native, back).kept).toBe(1)
})

it.each<readonly [string, ExportDocument]>([
  ['another name', { ...source, document: { ...document, name: 'آخر' } }],
  ['another title', { ...source, document: { ...document, metadata: { ...document.metadata, title: 'آخر' } } }],
  [
    'a field less',
    { ...source, document: { ...document, metadata: { language: 'ar', direction: 'rtl', title: 'عنوان' } } },
  ],
  ['another status', { ...source, layers: layers.map(layer => ({ ...layer, status: 'in-progress' })) }],
  ['a mark without a place less', { ...source, layers: layers.map(layer => ({ ...layer, unplaced: [] })) }],
  ['a layer less', { ...source, layers: [] }],
])('finds %s', async (_name, lie) => {
  await expect(prove(lie)).rejects.toThrow(UntrueFile)
})

it('carries whatever the metadata keep for later, under whatever name', async () => {
  const field = fc.constantFrom(
    '@line',
    '@layers',
    '@extra',
    'title',
    'boilerplate',
    'extra',
    'text',
    'ana',
    'Ana Smith',
    'status',
    'm',
  )
  const value = fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(1, 'x', '\ud800', null, []),
      fc.dictionary(field, tie('any'), { maxKeys: 3 }),
    ),
  })).any
  const names = layers.map(({ annotator }) => annotator)
  await fc.assert(
    fc.asyncProperty(fc.dictionary(field, value), value, async (extra, ofLayer) => {
      const kept = { ...extra, ...(names[0] ? { '@layers': { [names[0]]: { later: ofLayer } } } : {}) }
      for (const each of [extra, kept]) {
        const odd = { ...source, document: { ...document, metadata: { ...document.metadata, extra: each } } }
        const [back] = await collect(native.readBack(writeAll(native, [odd]).files))
        expect(proveDocument(odd, [], native, back).kept).toBe(1)
      }
    }),
    { numRuns: 200 },
  )
})
