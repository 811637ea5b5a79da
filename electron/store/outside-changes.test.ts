import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDiff, type RecordsDiff } from '../../shared/edit/records-diff.ts'
import type { Annotator } from '../../shared/model/corpus.ts'
import { type DocumentId, deviceIdSchema } from '../../shared/model/ids.ts'
import type { Entity } from '../../shared/model/records.ts'
import type { CorpusStore } from './corpus-store.ts'
import { createCorpus, openCorpus } from './open-corpus.ts'
import { addCommit, device, emptyScheme, must, toDocument, toEntity } from './store.fixtures.ts'

const text = 'وقّعت وزارة الصحة مذكّرة تفاهم'

let root: string
let path: string
let store: CorpusStore
let sara: Annotator
let id: DocumentId

const open = async (): Promise<CorpusStore> => must(await openCorpus({ path, device, mode: 'write', idle: null }))
const journalFile = (): string => join(path, 'journal', `${sara.id}-${device}.jsonl`)
const layerFile = (): string => join(path, 'annotations', sara.id, id.slice(0, 2), `${id}.json`)
const documentFile = (): string => join(path, 'documents', id.slice(0, 2), `${id}.json`)
const marks = async (): Promise<readonly string[]> =>
  must(await store.readLayer(sara.id, id)).records.map(record => record.id)

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'hashiya-'))
  path = join(root, 'corpus')
  store = must(await createCorpus({ path, name: 'corpus', scheme: emptyScheme, device, mode: 'write', idle: null }))
  sara = must(await store.ensureAnnotator('Sara'))
  id = must(await store.addDocument(toDocument(text))).id
  for (const sequence of [1, 2, 3])
    must(await store.saveCommit(sara.id, addCommit(sequence, id, toEntity(`T${sequence}`, sequence, 9))))
})

afterEach(async () => {
  await store.close()
  rmSync(root, { recursive: true, force: true })
})

function replaceJournal(): void {
  copyFileSync(journalFile(), `${journalFile()}.new`)
  renameSync(`${journalFile()}.new`, journalFile())
}

/** The corpus closed, changed from outside, and opened again. */
async function reopenAfter(change: () => void): Promise<void> {
  must(await store.close())
  change()
  store = await open()
}

describe('while the corpus is open', () => {
  const fourth = () => addCommit(4, id, toEntity('T4', 4, 9))

  it.each([
    ['replaced by another file, as git does', replaceJournal],
    ['removed', () => rmSync(journalFile())],
    ['moved with its folder', () => renameSync(join(path, 'journal'), join(path, 'elsewhere'))],
  ])('a journal that is %s acknowledges nothing more', async (_how, change) => {
    change()
    const refused = { ok: false, error: { code: 'journal/replaced', params: { file: journalFile() } } }
    expect(await store.saveCommit(sara.id, fourth())).toEqual(refused)
    expect(await store.saveCommit(sara.id, fourth())).toEqual(refused)
    await store.close()
    store = await open()
    expect(await marks()).toEqual(['T1', 'T2', 'T3'])
    // Opened again the same mark can be saved, whatever has become of the journal.
    const sequence = must(await store.sequenceOf(sara.id)) + 1
    must(await store.saveCommit(sara.id, { ...fourth(), sequence }))
    await store.close()
    store = await open()
    expect(await marks()).toEqual(['T1', 'T2', 'T3', 'T4'])
  })
})

describe('an import into the article that is open', () => {
  const known = () => toEntity('T1', 1, 9)
  const commitOf = (diff: Partial<RecordsDiff>) => ({
    ...addCommit(4, id),
    diffs: [{ document: id, diff: { ...emptyDiff, ...diff } }],
  })
  /** As after a crash: nothing but the journals is left. */
  const crash = async (): Promise<void> =>
    reopenAfter(() => rmSync(join(path, 'annotations'), { recursive: true, force: true }))

  // Both devices' names decide ties, so hers and one that sorts behind the import's are tried.
  it.each([[device], [deviceIdSchema.parse('zzzzzzzz')], [deviceIdSchema.parse('22222222')]])(
    'never wins over what she does afterwards, on %s',
    async own => {
      await store.close()
      store = must(await openCorpus({ path, device: own, mode: 'write', idle: null }))
      const imported = { status: 'new', records: [{ ...known(), label: 'GPE' }, toEntity('T2', 2, 7)] } as const
      must(await store.writeLayer(sara.id, id, imported))
      const hers: Entity = { ...known(), label: 'LOC', stamp: [2, own] }
      const diff = { updated: [[known(), hers]] as const, removed: [toEntity('T2', 2, 9)] }
      const sequence = must(await store.sequenceOf(sara.id)) + 1
      must(await store.saveCommit(sara.id, { ...commitOf(diff), sequence }))
      await crash()
      const { records, problems } = must(await store.readLayer(sara.id, id))
      expect(records.map(record => [record.id, record.kind === 'entity' && record.label])).toEqual([
        ['T1', 'LOC'],
        ['T3', 'ORG'],
      ])
      expect(problems).toEqual([])
    },
  )
})

it('a change that is sent again is acknowledged again', async () => {
  const known = toEntity('T1', 1, 9)
  const updated = [[known, { ...known, label: 'LOC', stamp: [2, device] }]] as const
  const commit = { ...addCommit(4, id), diffs: [{ document: id, diff: { ...emptyDiff, updated } }] }
  for (let times = 0; times < 2; times++)
    expect(await store.saveCommit(sara.id, commit)).toEqual({ ok: true, value: { sequence: 4 } })
})

describe('while the corpus is closed', () => {
  it('a journal with the line ends of Windows is read whole, and written on', async () => {
    await reopenAfter(() => {
      writeFileSync(journalFile(), readFileSync(journalFile(), 'utf8').replaceAll('\n', '\r\n'))
      rmSync(join(path, 'annotations'), { recursive: true })
    })
    expect(store.problems).toEqual([])
    expect(await marks()).toEqual(['T1', 'T2', 'T3'])
    must(await store.saveCommit(sara.id, addCommit(4, id, toEntity('T4', 4, 9))))
    await reopenAfter(() => rmSync(join(path, 'annotations'), { recursive: true }))
    expect(await marks()).toEqual(['T1', 'T2', 'T3', 'T4'])
  })

  it('a journal that is gone leaves the layer, and never gives a number out again', async () => {
    await reopenAfter(() => rmSync(join(path, 'journal'), { recursive: true }))
    expect(await marks()).toEqual(['T1', 'T2', 'T3'])
    expect(must(await store.sequenceOf(sara.id))).toBe(3)
    must(await store.saveCommit(sara.id, addCommit(4, id, toEntity('T4', 4, 9))))
    expect(await marks()).toEqual(['T1', 'T2', 'T3', 'T4'])
  })

  it('a folder in place of another journal is told; her own goes on', async () => {
    const foreign = join(path, 'journal', 'lulu-zzzzzzzz.jsonl')
    await reopenAfter(() => mkdirSync(foreign))
    expect(store.problems).toEqual([{ code: 'disk/failed', params: { path: foreign, reason: 'EISDIR' } }])
    must(await store.saveCommit(sara.id, addCommit(4, id, toEntity('T4', 4, 9))))
  })

  it('a folder in place of a layer is moved aside with what is in it', async () => {
    await reopenAfter(() => {
      rmSync(layerFile())
      mkdirSync(layerFile())
      writeFileSync(join(layerFile(), 'kept'), '')
    })
    const { records, problems } = must(await store.readLayer(sara.id, id))
    expect(records).toHaveLength(3)
    expect(problems).toMatchObject([{ code: 'file/broken', params: { file: layerFile(), reason: 'a folder' } }])
    const [problem] = problems
    if (problem?.code !== 'file/broken') throw new Error('no broken file')
    expect(existsSync(join(problem.params.movedTo ?? '', 'kept'))).toBe(true)
  })

  it('a folder in place of a document is told, and makes room for its text', async () => {
    await reopenAfter(() => {
      rmSync(documentFile())
      mkdirSync(documentFile())
    })
    expect(await store.readDocument(id)).toMatchObject({ ok: false, error: { code: 'file/broken' } })
    expect(await store.addDocument(toDocument(text))).toEqual({ ok: true, value: { id, known: false } })
    expect(await marks()).toEqual(['T1', 'T2', 'T3'])
  })

  it('a corpus that was closed takes no lock again, whatever is still read of it', async () => {
    await reopenAfter(() => {})
    const closed = store
    must(await closed.close())
    rmSync(layerFile())
    // Another request was still on its way: the layer is rebuilt from the journal.
    expect(must(await closed.readLayer(sara.id, id)).records).toHaveLength(3)
    await closed.checkpoint()
    expect(existsSync(join(path, 'corpus.lock'))).toBe(false)
  })

  it('a corpus whose making was cut short is made anew in the same folder', async () => {
    const cut = { path: join(root, 'cut'), device, mode: 'write', idle: null } as const
    mkdirSync(cut.path)
    writeFileSync(join(cut.path, 'corpus.json.tmp'), '{"version":')
    const made = must(await createCorpus({ ...cut, name: 'cut', scheme: emptyScheme }))
    expect(made.manifest().name).toBe('cut')
    must(await made.close())
  })

  it('a stray file among the shards hides no document', async () => {
    await reopenAfter(() => writeFileSync(join(path, 'documents', 'zz'), 'stray'))
    expect(await store.listDocumentIds()).toEqual({ ok: true, value: [id] })
  })
})
