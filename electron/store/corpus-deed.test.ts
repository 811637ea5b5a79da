import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CorpusDeed, DocumentAct } from '../../shared/edit/corpus-deed.ts'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import { type AnnotatorId, type DocumentId, recordIdSchema } from '../../shared/model/ids.ts'
import type { Annotation } from '../../shared/model/records.ts'
import { readCanonicalEntities } from '../session/canonical-entities.ts'
import type { CorpusStore } from './corpus-store.ts'
import type { FileSystem } from './file-system.ts'
import { ModelFileSystem } from './model-file-system.fixtures.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { createCorpus, openCorpus } from './open-corpus.ts'
import { addCommit, device, emptyScheme, must, toDocument, toEntity } from './store.fixtures.ts'

let folder: string
let store: CorpusStore
let annotator: AnnotatorId
let ids: readonly DocumentId[]
/** The errno of what is appended to a journal; null: the disk is sound. */
let fault: string | null

const fileSystem: FileSystem = {
  ...nodeFileSystem,
  openToAppend: async path => {
    const file = await nodeFileSystem.openToAppend(path)
    return {
      ...file,
      isAt: place => file.isAt(place),
      truncate: length => file.truncate(length),
      sync: () => file.sync(),
      close: () => file.close(),
      write: async bytes => {
        if (fault !== null) throw Object.assign(new Error(fault), { code: fault })
        await file.write(bytes)
      },
    }
  },
}
const options = () => ({ path: join(folder, 'corpus'), device, mode: 'write' as const, fileSystem, idle: null })

beforeEach(async () => {
  fault = null
  folder = mkdtempSync(join(tmpdir(), 'hashiya-deed-'))
  store = must(await createCorpus({ ...options(), name: 'تجربة', scheme: emptyScheme }))
  annotator = must(await store.ensureAnnotator('سارة')).id
  const added: DocumentId[] = []
  for (const text of ['الغاز في الجزائر', 'سفير الجزائر 🇩🇿 والجزائر', 'لا شيء من ذلك هنا'])
    added.push(must(await store.addDocument(toDocument(text, text.slice(0, 4)))).id)
  ids = added
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const idAt = (at: number): DocumentId => {
  const id = ids[at]
  if (!id) throw new Error('no such document')
  return id
}
const mark = (id: string, start: number, end: number): Annotation => toEntity(id, start, end, 0)
const deedOf = (more: Partial<CorpusDeed>): CorpusDeed => ({
  sequence: null,
  name: 'findEverywhere',
  at: '2026-01-01T00:00:00.000Z',
  open: null,
  acts: [],
  ...more,
})
const adding = (at: number, ...records: readonly Annotation[]): DocumentAct => ({
  document: idAt(at),
  act: { do: 'add', records },
})
/** الجزائر wherever it stands: once in the first article, which is open, twice in the second. */
const everywhere = (sequence: number): CorpusDeed =>
  deedOf({
    sequence,
    open: { document: idAt(0), diff: { ...emptyDiff, added: [toEntity('a', 9, 16, 1)] } },
    acts: [adding(1, mark('b', 5, 12), mark('c', 19, 26))],
  })

const layer = async (at: number) => must(await store.readLayer(annotator, idAt(at)))
const marks = async (at: number) =>
  (await layer(at)).records.flatMap(record =>
    record.kind === 'entity' ? record.spans.map(({ start, end }) => `${record.id} ${start}-${end}`) : [],
  )
const lines = (): readonly { diffs: readonly { document: string }[] }[] =>
  readdirSync(join(folder, 'corpus', 'journal'))
    .flatMap(name =>
      readFileSync(join(folder, 'corpus', 'journal', name), 'utf8')
        .split('\n')
        .slice(0, -1),
    )
    .map(line => JSON.parse(line).entry)

async function restart(): Promise<void> {
  must(await store.close())
  store = must(await openCorpus(options()))
}

it('writes one line for all documents, begins work in each, and holds after a restart', async () => {
  const outcome = must(await store.saveDeed(annotator, everywhere(1)))
  expect(outcome).toEqual({ sequence: 1, documents: ids.slice(0, 2), changed: 4, skipped: [] })
  expect(lines()).toHaveLength(1)
  expect(lines()[0]?.diffs.map(({ document }) => document)).toEqual([idAt(0), idAt(1)])
  for (const again of [false, true]) {
    if (again) await restart()
    expect(await marks(0)).toEqual(['a 9-16'])
    expect(await marks(1)).toEqual(['b 5-12', 'c 19-26'])
    expect((await layer(1)).status).toBe('in-progress')
    expect((await layer(2)).revision).toBe(0)
  }
})

it('is not told of where damage took its line, and what took it back is left', async () => {
  must(await store.saveDeed(annotator, everywhere(1)))
  must(await store.saveDeed(annotator, deedOf({ undoes: 1 })))
  must(await store.close())
  const journals = join(folder, 'corpus', 'journal')
  for (const name of readdirSync(journals)) {
    const written = readFileSync(join(journals, name), 'utf8')
    writeFileSync(join(journals, name), written.replace('ORG', 'GPE'))
  }
  store = must(await openCorpus(options()))
  expect(must(await store.lastDeed(annotator))).toBeNull()
})

it('is taken back and brought again as a whole, from any document, and after a restart', async () => {
  must(await store.saveDeed(annotator, everywhere(1)))
  await restart()
  expect(must(await store.lastDeed(annotator))).toMatchObject({ sequence: 1, documents: 2, marks: 3, undone: false })
  expect(must(await store.readHistory(annotator, idAt(1), 10))).toMatchObject([
    { touches: 2, diffs: [{ document: idAt(1) }] },
  ])

  const undone = must(await store.saveDeed(annotator, deedOf({ undoes: 1 })))
  expect(undone).toEqual({ sequence: 2, documents: ids.slice(0, 2), changed: 4, skipped: [] })
  await restart()
  expect([...(await marks(0)), ...(await marks(1))]).toEqual([])
  expect((await layer(1)).status).toBe('new')
  expect(must(await store.lastDeed(annotator))).toMatchObject({ sequence: 1, undone: true })

  must(await store.saveDeed(annotator, deedOf({ redoes: 1 })))
  await restart()
  expect(await marks(0)).toEqual(['a 9-16'])
  expect(await marks(1)).toEqual(['b 5-12', 'c 19-26'])
  expect(must(await store.lastDeed(annotator))).toMatchObject({ sequence: 1, undone: false })
  // Each document's stack is rebuilt from its own part of these lines.
  const history = must(await store.readHistory(annotator, idAt(1), 10))
  expect(history.map(({ undoes, redoes }) => undoes ?? redoes ?? null)).toEqual([null, 1, 1])
})

it('leaves alone what has changed since, and names the article', async () => {
  must(await store.saveDeed(annotator, everywhere(1)))
  const b = (await layer(1)).records.find(record => record.id === 'b')
  if (b?.kind !== 'entity') throw new Error('no mark')
  const relabelled: Annotation = { ...b, label: 'LOC', stamp: [9, device] }
  const diff = { ...emptyDiff, updated: [[b, relabelled] as const] }
  must(
    await store.saveCommit(annotator, {
      sequence: 2,
      name: 'relabelEntity',
      at: '',
      diffs: [{ document: idAt(1), diff }],
    }),
  )
  const { skipped, documents } = must(await store.saveDeed(annotator, deedOf({ undoes: 1 })))
  expect(skipped).toEqual([{ document: idAt(1), name: 'سفير', records: 1 }])
  expect(documents).toEqual(ids.slice(0, 2))
  expect(await marks(1)).toEqual(['b 5-12'])
  // Where a mark of hers lives, work goes on.
  expect((await layer(1)).status).toBe('in-progress')
})

it('marks nothing twice and nothing inside a longer mark of the label, and says so', async () => {
  must(await store.saveCommit(annotator, addCommit(1, idAt(1), toEntity('long', 0, 12))))
  const deed = deedOf({ sequence: 2, acts: [adding(1, mark('b', 5, 12), mark('c', 19, 26))] })
  expect(must(await store.saveDeed(annotator, deed))).toMatchObject({ skipped: [{ records: 1 }] })
  expect(await marks(1)).toEqual(['long 0-12', 'c 19-26'])
})

it('keeps a refusal and does not begin an article with it', async () => {
  const refusal: Annotation = {
    kind: 'dismissal',
    id: recordIdSchema.parse('n'),
    of: 'find-everywhere',
    subject: '5-12 GPE',
    source: 'person',
    stamp: [0, device],
  }
  must(await store.saveDeed(annotator, deedOf({ acts: [adding(1, refusal)] })))
  expect(await layer(1)).toMatchObject({ status: 'new', records: [{ ...refusal, stamp: [1, device] }] })
})

it('writes a line that can be read where nothing is left to do', async () => {
  must(await store.saveDeed(annotator, everywhere(1)))
  const again = everywhere(2)
  const outcome = must(await store.saveDeed(annotator, { ...again, open: null }))
  expect(outcome).toMatchObject({ sequence: 2, documents: [], changed: 0 })
  await restart()
  expect(store.problems).toEqual([])
  expect(must(await store.sequenceOf(annotator))).toBe(2)
  expect(await marks(1)).toEqual(['b 5-12', 'c 19-26'])
})

it('acknowledges again what was sent again, and refuses a number that stands for another commit', async () => {
  const first = must(await store.saveDeed(annotator, everywhere(1)))
  expect(must(await store.saveDeed(annotator, everywhere(1)))).toEqual(first)
  expect(lines()).toHaveLength(1)
  await expect(store.saveDeed(annotator, { ...everywhere(1), at: 'later' })).rejects.toThrow('another commit')
})

it('leaves nothing where the disk fails, and goes on when it is mended', async () => {
  fault = 'ENOSPC'
  expect(await store.saveDeed(annotator, everywhere(1))).toMatchObject({ ok: false, error: { code: 'disk/full' } })
  expect([...(await marks(0)), ...(await marks(1))]).toEqual([])
  fault = null
  must(await store.saveDeed(annotator, everywhere(1)))
  await restart()
  expect(await marks(1)).toEqual(['b 5-12', 'c 19-26'])
})

it('is refused where nothing can be written', async () => {
  must(await store.close())
  store = must(await openCorpus({ ...options(), mode: 'read' }))
  expect(await store.saveDeed(annotator, everywhere(1))).toMatchObject({ ok: false, error: { code: 'disk/read-only' } })
})

it('takes two deeds and an undo sent before the first is on disk, one after the other', async () => {
  const refusal: Annotation = {
    kind: 'dismissal',
    id: recordIdSchema.parse('n'),
    of: 'find-everywhere',
    subject: '0-2 GPE',
    source: 'person',
    stamp: [0, device],
  }
  const outcomes = await Promise.all([
    store.saveDeed(annotator, everywhere(1)),
    store.saveDeed(annotator, deedOf({ sequence: 2, acts: [adding(2, mark('d', 0, 2), refusal)] })),
    store.saveDeed(annotator, deedOf({ sequence: 3, undoes: 1 })),
  ])
  expect(outcomes.map(outcome => must(outcome).sequence)).toEqual([1, 2, 3])
  for (const again of [false, true]) {
    if (again) await restart()
    expect([...(await marks(0)), ...(await marks(1)), ...(await marks(2))]).toEqual(['d 0-2'])
    expect(await store.lastDeed(annotator)).toMatchObject({ value: { sequence: 1, undone: true } })
  }
})

it('goes on beside an import of the same articles, and neither loses a mark', async () => {
  const imported = (id: string, start: number, end: number): Annotation => ({
    ...mark(id, start, end),
    source: 'import',
  })
  const writes = [
    store.writeLayer(annotator, idAt(1), { status: 'new', records: [imported('i', 0, 4)] }),
    store.saveDeed(annotator, everywhere(1)),
    store.addDocument(toDocument('مقالة جاءت بعد ذلك', 'جديدة')),
    store.writeLayer(annotator, idAt(0), { status: 'new', records: [imported('j', 0, 5)] }),
    store.saveDeed(annotator, deedOf({ sequence: 2, undoes: 1 })),
    store.saveDeed(annotator, deedOf({ sequence: 3, redoes: 1 })),
  ]
  for (const written of await Promise.all(writes)) expect(written.ok).toBe(true)
  for (const again of [false, true]) {
    if (again) await restart()
    expect((await marks(0)).toSorted()).toEqual(['a 9-16', 'j 0-5'])
    expect((await marks(1)).toSorted()).toEqual(['b 5-12', 'c 19-26', 'i 0-4'])
  }
  expect(store.problems).toEqual([])
})

it('is on disk as a whole where the corpus is closed while it is written', async () => {
  const writing = store.saveDeed(annotator, everywhere(1))
  const closed = store.close()
  must(await writing)
  must(await closed)
  store = must(await openCorpus(options()))
  expect(await marks(0)).toEqual(['a 9-16'])
  expect(await marks(1)).toEqual(['b 5-12', 'c 19-26'])
})

it('does acts in one article as a deed from outside, told and taken back from anywhere', async () => {
  must(await store.saveCommit(annotator, addCommit(1, idAt(1), toEntity('a', 5, 12))))
  const act = { do: 'changeEntities' as const, ids: [recordIdSchema.parse('a')], change: { label: 'GPE' } }
  const relabel = deedOf({ name: 'relabelEntity', acts: [{ document: idAt(1), act }] })
  expect(must(await store.saveDeed(annotator, relabel))).toMatchObject({
    sequence: 2,
    documents: [idAt(1)],
    skipped: [],
  })
  for (const again of [false, true]) {
    if (again) await restart()
    const told = { sequence: 2, name: 'relabelEntity', documents: 1, records: 1, words: 'الجزائر', label: 'GPE' }
    expect(must(await store.lastDeed(annotator))).toMatchObject({ ...told, undone: false })
  }
  // The article's own undo goes the same way, for the deed to know.
  expect(must(await store.readHistory(annotator, idAt(1), 9)).at(-1)).toMatchObject({ sequence: 2, touches: 1 })
  must(await store.saveDeed(annotator, deedOf({ name: 'relabelEntity', undoes: 2 })))
  expect(must(await store.lastDeed(annotator))).toMatchObject({ sequence: 2, undone: true })
  expect((await layer(1)).records).toMatchObject([{ label: 'ORG' }, { kind: 'status' }])
})

it('does several acts in one article one after the other, and brings finished ones back to be looked at', async () => {
  must(await store.saveCommit(annotator, addCommit(1, idAt(1), toEntity('a', 5, 12))))
  const done = { kind: 'status', id: recordIdSchema.parse('status'), value: 'done', source: 'person' } as const
  must(
    await store.saveCommit(annotator, { ...addCommit(2, idAt(1), { ...done, stamp: [2, device] }), name: 'setStatus' }),
  )
  const acts: readonly DocumentAct[] = [
    adding(1, mark('b', 19, 26)),
    { document: idAt(1), act: { do: 'changeEntities', ids: [recordIdSchema.parse('b')], change: { note: 'كذا' } } },
    { document: idAt(1), act: { do: 'delete', ids: [recordIdSchema.parse('a'), recordIdSchema.parse('lost')] } },
  ]
  const outcome = must(await store.saveDeed(annotator, deedOf({ name: 'deleteRecords', acts, review: true })))
  expect(outcome).toMatchObject({ changed: 3, skipped: [{ document: idAt(1), records: 1 }] })
  expect(await marks(1)).toEqual(['b 19-26'])
  expect((await layer(1)).status).toBe('to-discuss')
  must(await store.saveDeed(annotator, deedOf({ name: 'deleteRecords', undoes: 3 })))
  expect(await marks(1)).toEqual(['a 5-12'])
  expect((await layer(1)).status).toBe('done')
})

it('changes 10,000 records in 1,000 articles, at four times the cost of 250', async () => {
  /** Milliseconds of marking, relabelling and taking back ten records an article. */
  const timed = async (articles: number): Promise<number> => {
    // A disk in memory: a thousand texts and layers to sync are the test's own cost, not the deed's.
    const memory = { ...options(), path: '/corpus', fileSystem: new ModelFileSystem() }
    const large = must(await createCorpus({ ...memory, name: 'تجربة', scheme: emptyScheme }))
    const documents: DocumentId[] = []
    for (let at = 0; at < articles; at++)
      documents.push(must(await large.addDocument(toDocument(`${at} `.padEnd(120, 'ا'), `n${at}`))).id)
    const marksOf = (at: number): readonly Annotation[] =>
      Array.from({ length: 10 }, (_, nth) => mark(`m${at} ${nth}`, 10 + nth * 5, 13 + nth * 5))
    const deed = async (name: CorpusDeed['name'], more: Partial<CorpusDeed>) =>
      must(await large.saveDeed(annotator, deedOf({ name, ...more })))
    const start = performance.now()
    await deed('findEverywhere', {
      acts: documents.map((document, at) => ({ document, act: { do: 'add', records: marksOf(at) } })),
    })
    const change = { label: 'GOV' }
    await deed('relabelEntity', {
      acts: documents.map((document, at) => ({
        document,
        act: { do: 'changeEntities', ids: marksOf(at).map(({ id }) => id), change },
      })),
    })
    await deed('relabelEntity', { undoes: 2 })
    const taken = performance.now() - start
    expect(must(await large.lastDeed(annotator))).toMatchObject({
      records: articles * 10,
      documents: articles,
      undone: true,
    })
    return taken
  }
  // Before and after, so that both meet the same load.
  const before = await timed(250)
  const whole = await timed(1000)
  const times = (2 * whole) / (before + (await timed(250)))
  console.info(`a deed in 1,000 articles: ${whole.toFixed(0)} ms, ${times.toFixed(2)} × 250`)
  expect(times).toBeLessThan(10)
}, 120_000)

it('keeps entities of the corpus in a layer of its own, which no list of documents names', async () => {
  const huawei: Annotation = {
    kind: 'canonicalEntity',
    id: recordIdSchema.parse('c1'),
    type: 'ORG',
    names: { ar: ['هواوي'], latin: ['Huawei'] },
    note: '',
    source: 'person',
    stamp: [0, device],
  }
  must(await store.saveCommit(annotator, addCommit(1, idAt(1), toEntity('a', 5, 12))))
  const link = { do: 'changeEntities' as const, ids: [recordIdSchema.parse('a')], change: { link: 'c1' } }
  const acts: readonly DocumentAct[] = [
    { document: corpusDocument, act: { do: 'add', records: [huawei] } },
    { document: idAt(1), act: link },
  ]
  must(await store.saveDeed(annotator, deedOf({ name: 'createCanonical', acts })))
  const change = { names: { ar: ['هواوي', 'هواوي للاتصالات'], latin: [] } }
  const rename = { do: 'changeCanonical' as const, ids: [huawei.id, recordIdSchema.parse('a')], change }
  const renamed = deedOf({ name: 'changeCanonical', acts: [{ document: corpusDocument, act: rename }] })
  expect(must(await store.saveDeed(annotator, renamed))).toMatchObject({ changed: 1, skipped: [{ records: 1 }] })
  for (const again of [false, true]) {
    if (again) await restart()
    const read = must(await readCanonicalEntities(store, annotator))
    expect(read).toEqual({ own: [{ ...huawei, names: change.names, stamp: [2, device] }], others: [] })
    expect(must(await readCanonicalEntities(store, null)).others).toHaveLength(1)
    expect(must(await store.lastDeed(annotator))).toMatchObject({
      documents: 0,
      records: 1,
      words: 'هواوي',
      label: null,
    })
    expect(must(await store.listDocumentIds())).toHaveLength(3)
  }
  must(await store.saveDeed(annotator, deedOf({ name: 'changeCanonical', undoes: 3 })))
  must(await store.saveDeed(annotator, deedOf({ name: 'createCanonical', undoes: 2 })))
  expect(must(await readCanonicalEntities(store, annotator))).toEqual({ own: [], others: [] })
  expect((await layer(1)).records[0]).not.toHaveProperty('link')
})

it('are taken back one after another, and done again, as long as nothing new is done', async () => {
  const turns = async () => {
    const last = must(await store.lastDeed(annotator))
    return [last?.undo?.sequence ?? null, last?.redo?.sequence ?? null]
  }
  const step = async (past: Partial<CorpusDeed>) => must(await store.saveDeed(annotator, deedOf(past)))
  must(await store.saveDeed(annotator, deedOf({ acts: [adding(1, mark('b', 5, 12))] })))
  must(await store.saveDeed(annotator, deedOf({ acts: [adding(2, mark('c', 0, 2))] })))
  expect(await turns()).toEqual([2, null])
  await step({ undoes: 2 })
  expect(await turns()).toEqual([1, 2])
  await step({ undoes: 1 })
  expect(await turns()).toEqual([null, 1])
  await step({ redoes: 1 })
  expect(await turns()).toEqual([1, 2])
  await restart()
  must(await store.saveDeed(annotator, deedOf({ acts: [adding(0, mark('d', 0, 4))] })))
  expect(await turns()).toEqual([6, null])
  await step({ undoes: 6 })
  expect(await turns()).toEqual([1, 6])
})
