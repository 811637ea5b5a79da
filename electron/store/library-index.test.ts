import { beforeAll, describe, expect, it } from 'vitest'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { LibraryQuery } from '../../shared/model/library.ts'
import { everything, rowsOf } from '../../shared/model/library-rows.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { CorpusStore } from './corpus-store.ts'
import { LibraryIndex } from './library-index.ts'
import { ModelFileSystem } from './model-file-system.fixtures.ts'
import { createCorpus } from './open-corpus.ts'
import { addCommit, device, emptyScheme, must, toDocument, toEntity } from './store.fixtures.ts'

const texts = [
  ['٢ ثانية', 'توقيع اتّفاقية بين قطر\nوالكُويت في الدوحة'],
  ['١٠ عاشرة', 'مذكرة تفاهم لسوناطراك\r\nمع هواوي'],
  ['أولى', 'إعلان في الإمارات عن اتفاقيه جديدة'],
] as const

let store: CorpusStore
let index: LibraryIndex
let sara: AnnotatorId
const ids: DocumentId[] = []

beforeAll(async () => {
  const fileSystem = new ModelFileSystem()
  store = must(
    await createCorpus({ path: '/c', device, mode: 'write', idle: null, fileSystem, name: 'x', scheme: emptyScheme }),
  )
  sara = must(await store.ensureAnnotator('سارة')).id
  for (const [name, text] of texts) ids.push(must(await store.addDocument(toDocument(text, name))).id)
  const [first, second] = ids
  if (!first || !second) throw new Error('no documents')
  must(await store.saveCommit(sara, addCommit(1, first, toEntity('T1', 0, 5), toEntity('T2', 6, 10))))
  must(await store.writeLayer(sara, second, { status: 'done', records: [] }))
  must(await store.writeLayer(goldAnnotator, second, { status: 'done', records: [toEntity('G1', 0, 5)] }))
  index = await LibraryIndex.build(store, sara)
})

const ask = async (query: Partial<LibraryQuery> = {}) => {
  const page = await index.query({ ...everything, ...query })
  return { page, rows: rowsOf(page), names: page.columns.name }
}

describe('the library', () => {
  it('orders names as an Arabic reader does, numbers by value, and both ways', async () => {
    const up = (await ask()).names
    expect(up).toEqual(['٢ ثانية', '١٠ عاشرة', 'أولى'])
    expect((await ask({ sort: { column: 'name', descending: true } })).names).toEqual(up.toReversed())
  })

  it('counts her marks, not those of gold', async () => {
    const { rows, page } = await ask()
    expect(
      rows.map(({ entities, status, gold, annotators, words }) => ({ entities, status, gold, annotators, words })),
    ).toEqual([
      { entities: 2, status: 'new', gold: false, annotators: ['سارة'], words: 7 },
      { entities: 0, status: 'done', gold: true, annotators: ['سارة'], words: 5 },
      { entities: 0, status: 'new', gold: false, annotators: [], words: 6 },
    ])
    expect(rows[0]).toMatchObject({ title: 'توقيع اتّفاقية بين قطر', labels: [{ label: 'ORG', count: 2 }] })
    expect(page.corpus).toEqual({ documents: 3, words: 18, entities: 2, agreements: 0, labels: ['ORG'] })
  })

  it.each([
    ['اتفاقية', ['٢ ثانية', 'أولى']],
    ['الكويت', ['٢ ثانية']],
    ['سوناطراك هواوي', ['١٠ عاشرة']],
    ['عاشره', ['١٠ عاشرة']],
    ['لا شيء كهذا', []],
  ])('searches folded text and names: %s', async (search, names) => {
    expect((await ask({ search })).names).toEqual(names)
  })

  it('shows where the search met the text, exactly as it is written there', async () => {
    const { rows } = await ask({ search: 'قطر والكويت' })
    expect(rows[0]?.snippet).toEqual({ before: 'توقيع اتّفاقية بين ', hit: 'قطر والكُويت', after: ' في الدوحة' })
  })

  it('filters by status and label; the counts of statuses know the other filters only', async () => {
    const { names, page } = await ask({ statuses: ['done'] })
    expect(names).toEqual(['١٠ عاشرة'])
    expect(page.byStatus).toMatchObject({ new: 2, done: 1 })
    expect((await ask({ labels: ['ORG', 'GPE'] })).names).toEqual(['٢ ثانية'])
  })

  it('pages', async () => {
    const { names, page } = await ask({ offset: 1, limit: 1 })
    expect(names).toEqual(['١٠ عاشرة'])
    expect(page).toMatchObject({ total: 3, offset: 1 })
  })

  it('knows the place and the neighbours of an article', () => {
    const [first, second, third] = ids
    if (!second) throw new Error('no documents')
    expect(index.place(second)).toEqual({ words: 5, at: 1, of: 3, previous: first, next: third })
  })

  it('sees new marks and new documents once it is told', async () => {
    const [, , third] = ids
    if (!third) throw new Error('no documents')
    must(await store.saveCommit(sara, addCommit(2, third, toEntity('T1', 0, 5))))
    index.touch([third])
    expect((await ask()).rows.map(({ entities }) => entities)).toEqual([2, 0, 1])
    const { id } = must(await store.addDocument(toDocument('نص جديد', 'ياء')))
    await index.add([id])
    expect((await ask()).names.at(-1)).toBe('ياء')
  })
})
