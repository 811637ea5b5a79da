import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandName } from '../../shared/edit/commit.ts'
import type { DocumentAct } from '../../shared/edit/corpus-deed.ts'
import { createActs, refuseActs, toNames } from '../../shared/edit/entities/canonical-acts.ts'
import type { ConcordanceQuery, NamesQuery, Subject } from '../../shared/model/concordance.ts'
import { allNames, firstOrder, mentionRowsOf, nameRowsOf } from '../../shared/model/concordance-rows.ts'
import { type AnnotatorId, type DocumentId, recordIdSchema } from '../../shared/model/ids.ts'
import type { Entity } from '../../shared/model/records.ts'
import { Concordance } from './concordance.ts'
import type { CorpusStore } from './corpus-store.ts'
import { ModelFileSystem } from './model-file-system.fixtures.ts'
import { createCorpus } from './open-corpus.ts'
import { addCommit, device, emptyScheme, must, toDocument, toEntity } from './store.fixtures.ts'

const texts = [
  ['أولى', 'وقع مجمع سوناطراك مذكرة مع هواوي بالصين.\nوزارت هواوي الجزائر'],
  ['ثانية', 'قالت هُواوي إن المغرب وهواوي شريكان'],
] as const

let store: CorpusStore
let concordance: Concordance
let sara: AnnotatorId
let first: DocumentId
let second: DocumentId

/** A mention of the nth occurrence of the words. */
function mark(id: string, at: 0 | 1, words: string, label = 'ORG', nth = 0, more: Partial<Entity> = {}): Entity {
  const text = texts[at][1]
  let start = text.indexOf(words)
  for (let skipped = 0; skipped < nth; skipped++) start = text.indexOf(words, start + 1)
  return { ...toEntity(id, start, start + words.length), label, ...more }
}

beforeEach(async () => {
  const fileSystem = new ModelFileSystem()
  store = must(
    await createCorpus({ path: '/c', device, mode: 'write', idle: null, fileSystem, name: 'x', scheme: emptyScheme }),
  )
  sara = must(await store.ensureAnnotator('سارة')).id
  const [one, two] = await Promise.all(texts.map(([name, text]) => store.addDocument(toDocument(text, name))))
  if (!one || !two) throw new Error('no documents')
  first = must(one).id
  second = must(two).id
  must(
    await store.saveCommit(
      sara,
      addCommit(
        1,
        first,
        mark('a1', 0, 'هواوي'),
        mark('a2', 0, 'هواوي', 'PRODUCT', 1),
        mark('a3', 0, 'مجمع سوناطراك'),
        mark('a4', 0, 'سوناطراك'),
        mark('a5', 0, 'الجزائر', 'GPE'),
      ),
    ),
  )
  must(
    await store.saveCommit(
      sara,
      addCommit(
        2,
        second,
        mark('b1', 1, 'هُواوي'),
        mark('b2', 1, 'هواوي', 'ORG', 0, { link: 'e1' }),
        mark('b3', 1, 'المغرب', 'GPE'),
      ),
    ),
  )
  concordance = new Concordance(store, sara, () => [first, second])
})

const names = async (query: Partial<NamesQuery> = {}) => {
  const page = await concordance.listNames({ ...allNames, ...query })
  return { page, rows: nameRowsOf(page) }
}

const huawei: Subject = { kind: 'form', key: 'هواوي' }

const lines = async (query: Partial<ConcordanceQuery> = {}) => {
  const page = await concordance.page({ subject: huawei, sort: firstOrder, offset: 0, limit: 200, ...query })
  return { page, rows: mentionRowsOf(page), ids: page.columns.id.map(String) }
}

describe('names', () => {
  it('are forms however they are spelt, with their labels and links', async () => {
    const { rows, page } = await names()
    expect(rows[0]).toEqual({
      kind: 'form',
      id: 'هواوي',
      name: 'هواوي',
      other: null,
      mentions: 4,
      linked: 1,
      articles: 2,
      labels: [
        { label: 'ORG', count: 3 },
        { label: 'PRODUCT', count: 1 },
      ],
    })
    expect(page.corpus).toEqual({ mentions: 8, entities: 0, forms: 5, unlinked: 5, labels: ['GPE', 'ORG', 'PRODUCT'] })
  })

  it('are searched folded, filtered by label and sorted', async () => {
    expect((await names({ search: 'هُواوى' })).rows.map(({ id }) => id)).toEqual(['هواوي'])
    expect((await names({ search: 'سوناطراك مجمع' })).rows.map(({ name }) => name)).toEqual(['مجمع سوناطراك'])
    expect((await names({ labels: ['GPE'] })).page.total).toBe(2)
    const { rows } = await names({ sort: { column: 'name', descending: false } })
    expect(rows.map(({ name }) => name)).toEqual(['الجزائر', 'المغرب', 'سوناطراك', 'مجمع سوناطراك', 'هواوي'])
  })

  it('are paged', async () => {
    const { rows, page } = await names({ offset: 1, limit: 2 })
    expect([rows.length, page.total, page.offset]).toEqual([2, 5, 1])
  })
})

describe('mentions in context', () => {
  it('say what joins on to them, their article and paragraph', async () => {
    const { rows, page } = await lines({ sort: { column: 'article', descending: false } })
    expect(rows.map(({ id, article, paragraph }) => [id, article.name, paragraph])).toEqual([
      ['a1', 'أولى', 1],
      ['a2', 'أولى', 2],
      ['b1', 'ثانية', 1],
      ['b2', 'ثانية', 1],
    ])
    expect(rows[3]?.context).toEqual({
      before: 'قالت هُواوي إن المغرب ',
      lead: 'و',
      words: 'هواوي',
      tail: '',
      after: ' شريكان',
    })
    expect(page.facts).toMatchObject({
      mentions: 4,
      linked: 1,
      articles: 2,
      links: [{ id: 'e1', name: 'e1', count: 1 }],
    })
    expect(page.facts.forms).toEqual([{ key: 'هواوي', words: 'هواوي', count: 4 }])
  })

  it.each([
    // الجزائر، إن، بالصين، شريكان
    ['after', false, ['a2', 'b1', 'a1', 'b2']],
    ['after', true, ['b2', 'a1', 'b1', 'a2']],
    // مع، قالت، و، وزارت: from the mention outward, the clitic that joins on first
    ['before', false, ['b1', 'a1', 'b2', 'a2']],
    ['label', false, ['a1', 'b1', 'b2', 'a2']],
    ['article', true, ['b2', 'b1', 'a2', 'a1']],
  ] as const)('are sorted by %s, descending %s', async (column, descending, expected) => {
    expect((await lines({ sort: { column, descending } })).ids).toEqual(expected)
  })

  it('are those of an entity, of a label, or all', async () => {
    expect((await lines({ subject: { kind: 'entity', id: 'e1' } })).ids).toEqual(['b2'])
    expect((await lines({ subject: { kind: 'label', label: 'GPE' } })).ids.sort()).toEqual(['a5', 'b3'])
    expect((await lines({ subject: { kind: 'all' } })).page.total).toBe(8)
  })

  it('are told all at once, to be selected by', async () => {
    const order = await concordance.order({ subject: huawei, sort: firstOrder })
    expect(order.id).toEqual((await lines()).ids)
    expect(order.document.map(at => order.documents[at])).toEqual((await lines()).rows.map(({ document }) => document))
  })

  it('follow what changes in a layer once it is told', async () => {
    expect((await lines()).page.total).toBe(4)
    const layer = must(await store.readLayer(sara, first))
    const gone = layer.records.filter(({ id }) => id === 'a2')
    must(
      await store.saveCommit(sara, {
        sequence: 3,
        name: 'deleteRecords',
        at: '2026-01-01T00:00:00.000Z',
        diffs: [{ document: first, diff: { added: [], updated: [], removed: gone } }],
      }),
    )
    expect((await lines()).page.total).toBe(4)
    concordance.touch([first])
    expect((await lines()).ids.sort()).toEqual(['a1', 'b1', 'b2'])
    expect((await names()).rows[0]?.labels).toEqual([{ label: 'ORG', count: 3 }])
  })
})

describe('the preview of a change of many', () => {
  const id = (text: string) => recordIdSchema.parse(text)

  it('counts what changes and names what stands in the way', async () => {
    const layer = must(await store.readLayer(sara, first))
    const twin = mark('a9', 0, 'هواوي', 'GPE')
    must(await store.saveCommit(sara, { ...addCommit(3, first, twin) }))
    concordance.touch([first])
    const targets = [
      { document: first, ids: [id('a1'), id('a2')] },
      { document: second, ids: [id('b1'), id('b2')] },
    ]
    expect(layer.records).toHaveLength(5)
    const relabel = await concordance.preview(targets, { label: 'GPE' })
    expect(relabel).toMatchObject({ changed: 4, unchanged: 0, articles: 2, clashes: 1 })
    expect(relabel.shown[0]).toMatchObject({ id: 'a1', kind: 'twin', with: 'هواوي' })
    expect(await concordance.preview(targets, { label: 'ORG' })).toMatchObject({ changed: 1, unchanged: 3 })
    const link = await concordance.preview(targets, { link: 'e2' })
    expect(link).toMatchObject({ changed: 4, clashes: 1 })
    expect(link.shown[0]).toMatchObject({ id: 'b2', kind: 'linked', with: 'e1' })
    expect(await concordance.preview(targets, { link: null })).toMatchObject({ changed: 1, unchanged: 3, clashes: 0 })
  })
})

it('knows nothing before she has a name', async () => {
  const nobody = new Concordance(store, null, () => [first, second])
  expect((await nobody.listNames(allNames)).total).toBe(0)
})

describe('names that may be one', () => {
  const making = (id: string) => ({ id: recordIdSchema.parse(id), stamp: [0, device] as const })
  const deed = async (name: CommandName, acts: readonly DocumentAct[]) => {
    const at = '2026-01-01T00:00:00.000Z'
    const { documents } = must(await store.saveDeed(sara, { sequence: null, name, at, open: null, acts }))
    concordance.touch(documents)
  }
  const pairs = async () => (await concordance.sameNames([])).map(({ hub, member }) => [hub.name, member.name])

  it('are proposed until they are linked', async () => {
    expect(await pairs()).toEqual([['سوناطراك', 'مجمع سوناطراك']])
    const targets = await concordance.mentionsOf([
      { kind: 'form', id: 'سوناطراك' },
      { kind: 'form', id: 'مجمع سوناطراك' },
    ])
    await deed('createCanonical', createActs(making('e9'), { type: 'ORG', names: toNames(['سوناطراك']) }, targets))
    expect(await pairs()).toEqual([])
    const { rows } = await names({ shown: 'entities' })
    expect(rows).toMatchObject([{ kind: 'entity', id: 'e9', name: 'سوناطراك', mentions: 2 }])
    const { page, ids } = await lines({ subject: { kind: 'entity', id: 'e9' } })
    expect(ids.sort()).toEqual(['a3', 'a4'])
    expect(page.facts).toMatchObject({ entity: { id: 'e9' }, isOwn: true })
    expect((await names()).page.corpus.unlinked).toBe(3)
  })

  it('say what words may name: what they are linked to elsewhere, then what is called so', async () => {
    expect(await concordance.suggestLinks('شركة هواوي')).toEqual([])
    const targets = await concordance.mentionsOf([{ kind: 'form', id: 'سوناطراك' }])
    const made = (id: string, name: string) =>
      createActs(making(id), { type: 'ORG', names: toNames([name]) }, id === 'e8' ? targets : [])
    await deed('createCanonical', [...made('e8', 'سونطراك'), ...made('e7', 'مجمع سوناطراك'), ...made('e6', 'هواوي')])
    expect(await concordance.suggestLinks('سوناطراك')).toEqual([
      { id: 'e8', name: 'سونطراك' },
      { id: 'e7', name: 'مجمع سوناطراك' },
    ])
    expect(await concordance.suggestLinks('مؤسسة هُواوى')).toEqual([{ id: 'e6', name: 'هواوي' }])
  })

  it('are those of what is being read when several are asked for at once', async () => {
    await pairs()
    const [pair] = await concordance.sameNames([])
    await deed('dismiss', refuseActs(making('d1'), ...(pair?.keys ?? ['', ''])))
    const [, told] = await Promise.all([concordance.listNames(allNames), concordance.sameNames([])])
    expect(told).toEqual([])
  })

  it('are not proposed again once refused', async () => {
    const [pair] = await concordance.sameNames([])
    await deed('dismiss', refuseActs(making('d1'), ...(pair?.keys ?? ['', ''])))
    expect(await pairs()).toEqual([])
  })
})
