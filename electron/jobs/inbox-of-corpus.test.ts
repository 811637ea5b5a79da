import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import { type AnnotatorId, type DocumentId, recordIdSchema } from '../../shared/model/ids.ts'

import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { Annotation, Status } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { readScheme } from '../cli/source-folder.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { must, toDocument } from '../store/store.fixtures.ts'
import { inboxOfCorpus } from './inbox-of-corpus.ts'
import { device, emptyCorpus, seeds, temporaryFolder, treeOf } from './jobs.fixtures.ts'

/** Marked wholly, begun, not begun, called irrelevant, unreadable; all of them name one company. */
const texts = [
  'وقّعت سوناطراك وزارت سوناطراك',
  '😀 زار الوفد 😀 سوناطراك',
  'لم تبدأ سوناطراك بعد',
  'لا شأن لنا بما قالت سوناطراك',
  'هنا انكسر ملف سوناطراك',
] as const
const [whole, begun, fresh, irrelevant, broken] = [0, 1, 2, 3, 4] as const
const word = 'سوناطراك'

let folder = { path: '', remove: async () => {} }
let corpus: CorpusStore
let scheme: Scheme
let annotator: AnnotatorId
let ids: readonly DocumentId[]

const mark = (label: string, start: number, end: number): Annotation => ({
  kind: 'entity',
  id: recordIdSchema.parse(`${label}${start}`),
  label,
  spans: [{ start, end }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: [1, device],
})

const marksOf = (text: string): readonly Annotation[] =>
  [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => mark('ORG', index, index + word.length))

function idAt(at: number): DocumentId {
  const id = ids[at]
  if (!id) throw new Error('no such document')
  return id
}

let sequence = 0
async function write(at: number, added: readonly Annotation[]): Promise<void> {
  const diffs = [{ document: idAt(at), diff: { ...emptyDiff, added } }]
  must(await corpus.saveCommit(annotator, { sequence: ++sequence, name: 'createEntity', at: '', diffs }))
}

const status = (value: Status): Annotation => ({
  kind: 'status',
  id: recordIdSchema.parse('status'),
  value,
  source: 'person',
  stamp: [1, device],
})

beforeAll(async () => {
  folder = await temporaryFolder()
  corpus = await emptyCorpus(join(folder.path, 'corpus'))
  scheme = must(await readScheme(join(seeds, 'scheme.json')))
  annotator = must(await corpus.ensureAnnotator('نور')).id
  const added: DocumentId[] = []
  for (const [at, text] of texts.entries()) added.push(must(await corpus.addDocument(toDocument(text, `${at}`))).id)
  ids = added
  await write(whole, marksOf(texts[whole]))
  await write(begun, [mark('PERS', 7, 12)])
  await write(irrelevant, [mark('PERS', 0, 2), status('irrelevant')])
  await write(broken, marksOf(texts[broken]))
  // Hers alone counts: the gold of an article she has not begun is nobody's oversight.
  must(await corpus.writeLayer(goldAnnotator, idAt(fresh), { status: 'done', records: [mark('PERS', 0, 2)] }))
  must(await corpus.close())
  const id = idAt(broken)
  writeFileSync(join(corpus.path, 'documents', id.slice(0, 2), `${id}.json`), '{"version":')
  corpus = must(await openCorpus({ path: corpus.path, device, mode: 'read' }))
})
afterAll(async () => {
  await corpus.close()
  await folder.remove()
})

async function gather(documents = ids, signal = new AbortController().signal) {
  const told: (readonly [number, number])[] = []
  const outcome = await inboxOfCorpus(
    corpus,
    { annotator, documents, scheme },
    { signal, onProgress: (done, total) => told.push([done, total]) },
  )
  return { outcome, told }
}

describe('gathering what waits', () => {
  it('holds the articles she has begun against each other, to the end of their texts, and leaves the others alone', async () => {
    const { outcome, told } = await gather(ids.slice(0, broken))
    const { items, problems } = must(outcome)
    const start = texts[begun].indexOf(word)
    expect(problems).toEqual([])
    expect(items).toMatchObject([
      {
        ...{ kind: 'unmarked', document: idAt(begun), title: texts[begun], direction: 'rtl', language: 'ar' },
        ...{ span: { start, end: texts[begun].length }, elsewhere: { label: 'ORG', count: 2 } },
        // Two faces before it: places are remembered in code points.
        subject: `unmarked  ${start - 2}-${texts[begun].length - 2} ORG`,
      },
    ])
    expect(told.at(-1)).toEqual([8, 8])
  })

  it('names each article it cannot read once, and goes on', async () => {
    const { items, problems } = must((await gather()).outcome)
    expect(items).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'file/broken' }])
    expect(JSON.stringify(problems)).toContain(idAt(broken))
  })

  it('stops when it is told to, also where the disk is read at once', async () => {
    const stopped = new AbortController()
    stopped.abort()
    expect((await gather(ids, stopped.signal)).outcome).toMatchObject({ ok: false, error: { code: 'job/cancelled' } })
    const stopping = new AbortController()
    setImmediate(() => stopping.abort())
    const again = Array.from({ length: 1_000_000 }, (_, at) => idAt(at % broken))
    const { outcome, told } = await gather(again, stopping.signal)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'job/cancelled' } })
    expect(told.length).toBeLessThan(3)
  })

  it('writes nothing', async () => {
    const before = await treeOf(corpus.path)
    await gather()
    expect(await treeOf(corpus.path)).toEqual(before)
  })
})
