import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { createSampleCorpus } from '../session/sample-corpus.ts'
import type { CorpusStore } from './corpus-store.ts'
import { openCorpus } from './open-corpus.ts'
import { addCommit, device, must, otherDevice, toEntity } from './store.fixtures.ts'

const seeds = join(import.meta.dirname, '../../seeds')
const at = '2026-01-01T00:00:00.000Z'
const name = 'سارة'
let folder: string
let article: DocumentId

/** The two copies of one corpus, of one annotator. */
const laptops = { mine: device, other: otherDevice } as const
type Laptop = keyof typeof laptops

const pathOf = (laptop: Laptop): string => join(folder, laptop)

async function on<Value>(laptop: Laptop, work: (store: CorpusStore, by: DeviceId) => Promise<Value>): Promise<Value> {
  const by = laptops[laptop]
  const store = must(await openCorpus({ path: pathOf(laptop), device: by, mode: 'write', idle: null }))
  try {
    return await work(store, by)
  } finally {
    must(await store.close())
  }
}

/** As a cloud drive does it: the journals of the other one, nothing else. */
function bringOver(): void {
  const journals = join(pathOf('other'), 'journal')
  for (const file of readdirSync(journals).filter(each => each.includes(otherDevice)))
    cpSync(join(journals, file), join(pathOf('mine'), 'journal', file))
}

const change = (laptop: Laptop, edit: SchemeEdit) =>
  on(laptop, async store => {
    const { scheme } = store.manifest()
    const changed = applySchemeEdits(scheme, [edit])
    if (!changed.ok) throw new Error(JSON.stringify(changed.error))
    const { id } = must(await store.ensureAnnotator(name))
    must(await store.changeScheme(id, { from: scheme.revision, ...changed.value, at, review: false }))
  })

const mark = (laptop: Laptop, label: string) =>
  on(laptop, async (store, by) => {
    const { id } = must(await store.ensureAnnotator(name))
    const sequence = must(await store.sequenceOf(id)) + 1
    must(await store.saveCommit(id, addCommit(sequence, article, { ...toEntity(`m${by}`, 0, 4, 1, by), label })))
  })

const read = () =>
  on('mine', async store => {
    const { id } = must(await store.ensureAnnotator(name))
    const { records, problems } = must(await store.readLayer(id, article))
    return { records, problems, opening: store.problems, scheme: store.manifest().scheme }
  })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hashiya-laptops-'))
  must(await createSampleCorpus(seeds, pathOf('mine'), device))
  await on('mine', async store => {
    must(await store.ensureAnnotator(name))
    const [first] = [...must(await store.listDocumentIds())].sort()
    if (first) article = first
  })
  cpSync(pathOf('mine'), pathOf('other'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

it('a mark that comes late, with a label that is gone by then, is kept and told', async () => {
  await mark('mine', 'ORG')
  await change('mine', { do: 'delete', part: 'labels', id: 'FAC', moveTo: 'LOC' })
  expect((await read()).problems).toEqual([])
  await mark('other', 'FAC')
  bringOver()
  const { records, problems } = await read()
  expect(records.flatMap(record => (record.kind === 'entity' ? [record.label] : []))).toEqual(['ORG', 'FAC'])
  expect(problems).toEqual([{ code: 'scheme/late', params: { document: article, names: 'FAC', records: 1 } }])
})

it('a scheme that two laptops have changed is told until it is changed again, and no mark is lost', async () => {
  await change('mine', { do: 'delete', part: 'labels', id: 'FAC', moveTo: 'LOC' })
  await change('other', { do: 'delete', part: 'labels', id: 'EVENT', moveTo: 'PROGRAM' })
  await mark('other', 'FAC')
  bringOver()
  const conflict = { code: 'scheme/conflict', params: { revision: 1 } } as const
  for (let time = 0; time < 2; time++) {
    const { records, problems, opening, scheme } = await read()
    expect(opening).toEqual([conflict])
    expect(scheme.labels.some(({ id }) => id === 'EVENT')).toBe(true)
    expect(records).toMatchObject([{ kind: 'entity', label: 'FAC' }])
    expect(problems).toMatchObject([{ code: 'scheme/late' }])
  }
  await change('mine', { do: 'name', name: { ar: 'مخطط واحد', en: 'One scheme' } })
  expect((await read()).opening).toEqual([])
})
