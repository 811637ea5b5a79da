import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hitSubject } from '../../shared/edit/mark-hits.ts'
import { emptyDiff } from '../../shared/edit/records-diff.ts'
import type { FoundDocument } from '../../shared/model/found.ts'
import { type AnnotatorId, type DocumentId, documentIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { Annotation } from '../../shared/model/records.ts'
import type { IsAttested } from '../../shared/text/attested-forms.ts'
import { createOffsetMap } from '../../shared/text/offsets.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { must, toDocument } from '../store/store.fixtures.ts'
import { findInCorpus } from './find-in-corpus.ts'
import { device, emptyCorpus, temporaryFolder, treeOf } from './jobs.fixtures.ts'

const texts = [
  '😀 سفارة روسيا الاتحادية في الجزائر',
  'وروسيا لروسيا، روسية بروسيا',
  'لا شيء هنا',
  'زارت روسيا ثم روسيا',
] as const

let folder = { path: '', remove: async () => {} }
let corpus: CorpusStore
let annotator: AnnotatorId
let ids: readonly DocumentId[]
beforeAll(async () => {
  folder = await temporaryFolder()
  corpus = await emptyCorpus(join(folder.path, 'corpus'))
  annotator = must(await corpus.ensureAnnotator('نور')).id
  const added: DocumentId[] = []
  for (const [at, text] of texts.entries()) added.push(must(await corpus.addDocument(toDocument(text, `${at}`))).id)
  ids = added
})
afterAll(async () => {
  await corpus.close()
  await folder.remove()
})

type Outcome = { readonly found: readonly FoundDocument[]; readonly progress: readonly (readonly [number, number])[] }

async function find(documents = ids, signal = new AbortController().signal): Promise<Outcome> {
  const found: FoundDocument[] = []
  const progress: (readonly [number, number])[] = []
  const quest = { sought: { label: 'GPE', forms: ['روسيا'] }, annotator, documents }
  must(
    await findInCorpus(corpus, quest, {
      isAttested: () => true,
      signal,
      onProgress: (done, total) => progress.push([done, total]),
      onFound: more => found.push(...more),
    }),
  )
  return { found, progress }
}

const words = ({ found }: Outcome): readonly (readonly string[])[] =>
  found.map(({ document, hits }) =>
    hits.map(({ span }) => texts[ids.indexOf(document)]?.slice(span.start, span.end) ?? ''),
  )

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

describe('finding in all articles', () => {
  it('tells places in context, in the order asked for, and how far it is', async () => {
    const outcome = await find()
    expect(words(outcome)).toEqual([['روسيا'], ['روسيا', 'روسيا', 'روسيا'], ['روسيا', 'روسيا']])
    expect(outcome.progress.at(-1)).toEqual([4, 4])
    const [first] = outcome.found
    expect(first).toMatchObject({ name: '0', title: texts[0], direction: 'rtl', language: 'ar' })
    expect(first?.hits[0]).toEqual({
      span: { start: 9, end: 14 },
      context: { before: '😀 سفارة ', lead: '', words: 'روسيا', tail: '', after: ' الاتحادية في الجزائر' },
      subject: '8-13 GPE',
      labelled: [],
      within: [],
    })
    expect(outcome.found[1]?.hits[0]?.context).toMatchObject({ lead: 'و', words: 'روسيا' })
    expect(words(await find([...ids].reverse()))).toEqual(words(outcome).toReversed())
  })

  it("leaves out what is marked so, alone or in a longer mark, and what was refused; other labels and others' marks do not count", async () => {
    must(await corpus.writeLayer(goldAnnotator, idAt(3), { status: 'done', records: [mark('GPE', 5, 10)] }))
    const subject = hitSubject('GPE', { start: 1, end: 6 }, createOffsetMap(texts[1]))
    const refusal = { of: 'find-everywhere', subject, source: 'person', stamp: [1, device] } as const
    await write(0, [mark('GPE', 9, 24)])
    await write(1, [mark('ORG', 8, 13), { kind: 'dismissal', id: recordIdSchema.parse('no'), ...refusal }])
    await write(3, [mark('GPE', 5, 10)])
    const outcome = await find()
    expect(words(outcome)).toEqual([['روسيا', 'روسيا'], ['روسيا']])
    expect(outcome.found[0]?.hits.map(({ labelled }) => labelled)).toEqual([['ORG'], []])
  })

  it('stops when it is told to, between two articles', async () => {
    const stopping = new AbortController()
    stopping.abort()
    const quest = { sought: { label: 'GPE', forms: ['روسيا'] }, annotator, documents: ids }
    const stopped = await findInCorpus(corpus, quest, {
      isAttested: () => true,
      signal: stopping.signal,
      onProgress: () => {},
      onFound: () => expect.unreachable(),
    })
    expect(stopped).toMatchObject({ ok: false, error: { code: 'job/cancelled' } })
  })

  it('hears while it goes on that it is to stop, also where the disk is read at once', async () => {
    const stopping = new AbortController()
    setImmediate(() => stopping.abort())
    const again = Array.from({ length: 1_000_000 }, (_, at) => idAt(at % ids.length))
    const quest = { sought: { label: 'GPE', forms: ['لا توجد'] }, annotator, documents: again }
    const told: number[] = []
    const stopped = await findInCorpus(corpus, quest, {
      isAttested: () => true,
      signal: stopping.signal,
      onProgress: done => told.push(done),
      onFound: () => expect.unreachable(),
    })
    expect(stopped).toMatchObject({ ok: false, error: { code: 'job/cancelled' } })
    expect(told.length).toBeLessThan(3)
  })

  it('gives a hit its normal form by the words that stand in the corpus, once they are known', async () => {
    const { id } = must(await corpus.addDocument(toDocument('للمغرب', 'لل')))
    const normal = async (isAttested: IsAttested) => {
      const found: FoundDocument[] = []
      // A name she has written out by hand: it decides nothing here.
      const quest = { sought: { label: 'GPE', forms: ['المملكه المغربيه', 'لمغرب'] }, annotator, documents: [id] }
      const work = { isAttested, signal: new AbortController().signal, onProgress: () => {} }
      must(await findInCorpus(corpus, quest, { ...work, onFound: more => found.push(...more) }))
      return found[0]?.hits[0]?.normal
    }
    expect(await normal(form => form === 'المغرب')).toBe('المغرب')
    expect(await normal(form => form === 'اللمغرب')).toBe('اللمغرب')
  })

  it('tells an article it cannot read, and goes on', async () => {
    const missing = documentIdSchema.parse('a'.repeat(26))
    const quest = { sought: { label: 'GPE', forms: ['روسيا'] }, annotator, documents: [missing, ...ids] }
    const found: FoundDocument[] = []
    const signal = new AbortController().signal
    const outcome = must(
      await findInCorpus(corpus, quest, {
        isAttested: () => true,
        signal,
        onProgress: () => {},
        onFound: more => found.push(...more),
      }),
    )
    expect(outcome.problems).toMatchObject([{ code: 'document/missing' }])
    expect(found).toHaveLength(2)
  })

  it('writes nothing', async () => {
    must(await corpus.checkpoint())
    const before = await treeOf(corpus.path)
    await find()
    expect(await treeOf(corpus.path)).toEqual(before)
  })
})
