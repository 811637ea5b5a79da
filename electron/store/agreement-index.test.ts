import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Commit } from '../../shared/edit/commit.ts'
import { emptyDiff, type RecordsDiff } from '../../shared/edit/records-diff.ts'
import { noFacets, ownFacets, rowsOf } from '../../shared/ledger/ledger-page.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import { recordIdSchema } from '../../shared/model/ids.ts'
import { facetNames, type LedgerQuery } from '../../shared/model/ledger.ts'
import type { Agreement, Annotation } from '../../shared/model/records.ts'
import { schemeFile } from '../../shared/model/scheme.ts'
import { parseVersioned } from '../../shared/model/versioned.ts'
import { AgreementCache } from './agreement-cache.ts'
import { AgreementIndex, type LayerSource } from './agreement-index.ts'
import type { CorpusStore } from './corpus-store.ts'
import { LibraryIndex } from './library-index.ts'
import { ModelFileSystem } from './model-file-system.fixtures.ts'
import { createCorpus } from './open-corpus.ts'
import { device, must, toDocument, toEntity } from './store.fixtures.ts'

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url))
const scheme = must(
  parseVersioned(schemeFile, 'scheme.json', JSON.parse(readFileSync(join(seeds, 'scheme.json'), 'utf8'))),
)
const id = (name: string) => recordIdSchema.parse(name)

const text = 'وقعت الجزائر وهواوي مذكرة تفاهم يوم الاثنين 6 مارس 2023'
const other = 'تباحث مجمع سوناطراك مع شركة هواوي'

const all: LedgerQuery = {
  search: '',
  facets: noFacets,
  sort: { column: 'place', descending: false },
  group: null,
  closed: [],
  offset: 0,
  limit: 100,
}

const agreement = (name: string, over: Partial<Agreement>): Agreement => ({
  kind: 'agreement',
  id: id(name),
  type: 'MOU',
  roles: [],
  mentions: [],
  attributes: { status: 'signed' },
  note: '',
  doubt: false,
  source: 'person',
  stamp: [1, device],
  ...over,
})

const spanOf = (within: string, words: string) => {
  const start = within.indexOf(words)
  return { start, end: start + words.length }
}
const mention = (name: string, within: string, words: string, label: string) => ({
  ...toEntity(name, spanOf(within, words).start, spanOf(within, words).end),
  label,
})

let fileSystem: ModelFileSystem
let store: CorpusStore
let library: LibraryIndex
let sara: AnnotatorId
let first: DocumentId
let second: DocumentId

beforeEach(async () => {
  fileSystem = new ModelFileSystem()
  store = must(await createCorpus({ path: '/c', device, mode: 'write', idle: null, fileSystem, name: 'x', scheme }))
  sara = must(await store.ensureAnnotator('سارة')).id
  first = must(await store.addDocument(toDocument(text, '1'))).id
  second = must(await store.addDocument(toDocument(other, '2'))).id
  const records = [
    mention('T1', text, 'الجزائر', 'GPE'),
    mention('T2', text, 'هواوي', 'ORG'),
    mention('T3', text, 'يوم الاثنين 6 مارس 2023', 'DATE'),
    agreement('A1', {
      trigger: [spanOf(text, 'مذكرة تفاهم')],
      roles: [
        { role: 'party', filler: { entity: id('T1') } },
        { role: 'party', filler: { entity: id('T2') } },
        { role: 'date', filler: { entity: id('T3') } },
      ],
    }),
  ]
  must(await store.writeLayer(sara, first, { status: 'done', records }))
  const broken = [
    mention('T1', other, 'سوناطراك', 'ORG'),
    agreement('A1', {
      type: 'NO_SUCH_TYPE',
      attributes: { status: 'no-such-status' },
      roles: [
        { role: 'party', filler: { entity: id('T1') } },
        { role: 'party', filler: { entity: id('gone') } },
        { role: 'party', filler: { entity: id('A1') } },
        { role: 'no-such-role', filler: { spans: [spanOf(other, 'هواوي')] } },
      ],
    }),
  ]
  must(await store.writeLayer(sara, second, { status: 'done', records: broken }))
  library = await LibraryIndex.build(store, sara)
})

const ask = async (index: AgreementIndex, query: Partial<LedgerQuery> = {}) => {
  const page = await index.query({ ...all, ...query })
  return { page, rows: rowsOf(page) }
}

describe('the ledger', () => {
  it('says what an agreement says, the day it means with it', async () => {
    const { rows, page } = await ask(new AgreementIndex(store, library, sara))
    expect(page).toMatchObject({ total: 2, found: { agreements: 2, articles: 2 }, corpus: { hers: 2, all: 2 } })
    expect(rows[0]).toMatchObject({ type: 'MOU', status: 'signed', trigger: 'مذكرة تفاهم', violations: [], name: '1' })
    expect(rows[0]?.fillers.map(({ role, text: words, day }) => [role, words, day])).toEqual([
      ['party', 'الجزائر', null],
      ['party', 'هواوي', null],
      ['date', 'يوم الاثنين 6 مارس 2023', '2023-03-06'],
    ])
  })

  it('says what is broken and drops nothing of it', async () => {
    const { rows, page } = await ask(new AgreementIndex(store, library, sara))
    expect(rows[1]?.violations.map(({ code, what }) => `${code} ${what}`).toSorted()).toEqual([
      'fills-itself party',
      'missing-record gone',
      'role-unknown no-such-role',
      'role-unknown party',
      'status-unknown no-such-status',
      'type-unknown NO_SUCH_TYPE',
    ])
    expect(rows[1]?.fillers.map(({ lost }) => lost)).toEqual([false, true, true, false])
    // What is gone has no name to choose or to stand under.
    expect(page.facets.party.map(({ name }) => name)).not.toContain('')
    const byParty = await ask(new AgreementIndex(store, library, sara), { group: 'party' })
    expect(byParty.page.lines.flatMap(line => ('heading' in line ? [line.name] : []))).toHaveLength(3)
  })

  it('searches all cells folded, and counts each facet under the others', async () => {
    const index = new AgreementIndex(store, library, sara)
    expect((await ask(index, { search: 'الجَزائر هواوى' })).rows.map(({ document }) => document)).toEqual([first])
    expect((await ask(index, { search: '2023-03' })).page.total).toBe(1)
    const signed = { ...noFacets, status: ['signed'] }
    const { page } = await ask(index, { facets: signed })
    expect(page.found.agreements).toBe(1)
    // Every value's figure is what choosing it shows.
    for (const name of facetNames)
      for (const { value, count } of page.facets[name]) {
        const chosen = await ask(index, { facets: { ...signed, [name]: [value] } })
        expect([name, value, chosen.page.found.agreements]).toEqual([name, value, count])
      }
    expect(page.facets.missing).toContainEqual({ value: 'place', count: 1, name: null })
  })

  it('groups by party, country, type and month; one with two parties stands under both', async () => {
    const index = new AgreementIndex(store, library, sara)
    const headings = async (group: LedgerQuery['group'], closed: readonly string[] = []) =>
      (await ask(index, { group, closed })).page.lines.flatMap(line =>
        'heading' in line ? [[line.name ?? line.heading, line.count]] : [],
      )
    expect((await headings('country')).slice(0, 1)).toEqual([['DZ', 1]])
    expect(await headings('month')).toEqual([
      ['2023-03', 1],
      ['', 1],
    ])
    expect((await headings('party')).map(([name]) => name)).toEqual(
      expect.arrayContaining(['الجزائر', 'هواوي', 'سوناطراك']),
    )
    expect((await ask(index, { group: 'type', closed: ['*'] })).page.total).toBe(2)
    expect((await ask(index, { group: 'type', closed: ['*', 'MOU'] })).page.total).toBe(3)
  })

  it('shows what has changed, and keeps its orders', async () => {
    const index = new AgreementIndex(store, library, sara)
    const byNote = { sort: { column: 'note', descending: false } } as const
    await ask(index, byNote)
    const { records } = must(await store.readLayer(sara, second))
    const noted = records.flatMap((record): [Agreement, Agreement][] =>
      record.kind === 'agreement' ? [[record, { ...record, note: 'أولًا', stamp: [9, device] }]] : [],
    )
    must(await store.saveCommit(sara, commitOf(second, { updated: noted })))
    index.touch([second])
    expect((await ask(index, byNote)).rows.map(({ document }) => document)).toEqual([second, first])
    expect((await ask(index)).rows.map(({ document }) => document)).toEqual([first, second])
  })

  describe('kept for the next time', () => {
    const cache = () => new AgreementCache(fileSystem, '/caches', store.path)
    /** Which layers are read through it. */
    const watched = (): { readonly source: LayerSource; readonly read: DocumentId[] } => {
      const read: DocumentId[] = []
      const source: LayerSource = {
        manifest: () => store.manifest(),
        listLayers: document => store.listLayers(document),
        layerMarks: () => store.layerMarks(),
        readDocument: document => store.readDocument(document),
        readLayer: (annotator, document) => {
          read.push(document)
          return store.readLayer(annotator, document)
        },
      }
      return { read, source }
    }

    it('reads again only what has changed since', async () => {
      const before = new AgreementIndex(store, library, sara, cache())
      const { rows } = await ask(before)
      await before.close()
      const again = watched()
      expect((await ask(new AgreementIndex(again.source, library, sara, cache()))).rows).toEqual(rows)
      expect(again.read).toEqual([])
      const { records } = must(await store.readLayer(sara, first))
      const removed = records.filter(isAgreement)
      must(await store.saveCommit(sara, commitOf(first, { removed })))
      const later = watched()
      expect((await ask(new AgreementIndex(later.source, library, sara, cache()))).rows).toEqual(rows.slice(1))
      expect(later.read).toEqual([first])
    })

    it('counts her agreements as before, whatever has changed since and whoever asks', async () => {
      const own = (annotator: AnnotatorId | null) => ({ facets: ownFacets(annotator) })
      const askAgain = (annotator: AnnotatorId | null) =>
        new AgreementIndex(store, library, annotator, cache()).query({ ...all, ...own(annotator) })
      const before = new AgreementIndex(store, library, sara, cache())
      const page = await before.query({ ...all, ...own(sara) })
      expect(page.facets.type.length).toBeGreaterThan(0)
      await before.close()
      expect(await askAgain(sara)).toEqual(page)
      const fresh = new AgreementIndex(store, library, null, null)
      expect((await askAgain(null)).facets).toEqual((await fresh.query({ ...all, ...own(null) })).facets)
      const { records } = must(await store.readLayer(sara, first))
      must(await store.saveCommit(sara, commitOf(first, { removed: records.filter(isAgreement) })))
      const later = new AgreementIndex(store, library, sara, null)
      expect((await askAgain(sara)).facets).toEqual((await later.query({ ...all, ...own(sara) })).facets)
    })

    it('reads all again under another revision of the scheme: layers follow it without their files', async () => {
      const before = new AgreementIndex(store, library, sara, cache())
      await ask(before)
      await before.close()
      const { source, read } = watched()
      const manifest = store.manifest()
      const revised = { ...manifest, scheme: { ...scheme, revision: manifest.scheme.revision + 1 } }
      await ask(new AgreementIndex({ ...source, manifest: () => revised }, library, sara, cache()))
      expect(read.toSorted()).toEqual([first, second].toSorted())
    })

    it('does not use what is not just as it was written', async () => {
      const before = new AgreementIndex(store, library, sara, cache())
      await ask(before)
      await before.close()
      const [name = ''] = await fileSystem.list('/caches')
      const bytes = await fileSystem.readFile(`/caches/${name}`)
      const damaged = new TextDecoder().decode(bytes).replace('MOU', 'WHO')
      const file = await fileSystem.openToAppend(`/caches/${name}`)
      await file.truncate(0)
      await file.write(new TextEncoder().encode(damaged))
      await file.close()
      const again = watched()
      const { rows } = await ask(new AgreementIndex(again.source, library, sara, cache()))
      expect(rows[0]?.type).toBe('MOU')
      expect(again.read).toHaveLength(2)
    })
  })
})

const isAgreement = (record: Annotation): record is Agreement => record.kind === 'agreement'

const commitOf = (document: DocumentId, diff: Partial<RecordsDiff>): Commit => ({
  sequence: 1,
  name: 'changeAgreement',
  at: '2026-01-01T00:00:00.000Z',
  diffs: [{ document, diff: { ...emptyDiff, ...diff } }],
})
