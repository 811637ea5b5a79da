import { existsSync, rmSync, statSync } from 'node:fs'
import { it } from 'vitest'
import { makeAgreementCorpus } from '../../e2e/agreement-corpus.ts'
import { device, expectOk } from '../../e2e/sample.ts'
import { noFacets } from '../../shared/ledger/ledger-page.ts'
import { AgreementIndex } from './agreement-index.ts'
import { LibraryIndex } from './library-index.ts'
import { openCorpus } from './open-corpus.ts'

const folder = '/tmp/w/ledger/big'
const time = async <V>(name: string, work: () => Promise<V>): Promise<V> => {
  const t = performance.now()
  const v = await work()
  console.log(name, (performance.now() - t).toFixed(0), 'ms')
  return v
}
it('measures', { timeout: 300_000 }, async () => {
  if (!existsSync(folder)) console.log(await time('make', () => makeAgreementCorpus(folder, { agreements: 20_000, commonForms: 10_000 })).then(({ ids, ...r }) => ({ ...r, n: ids.length })))
  const corpus = expectOk(await time('open', () => openCorpus({ path: folder, device, mode: 'read' })))
  const annotator = corpus.manifest().annotators[0]?.id ?? null
  const library = await time('library build', () => LibraryIndex.build(corpus, annotator))
  const index = new AgreementIndex(corpus, library, annotator)
  const q = { search: '', facets: noFacets, sort: { column: 'place' as const, descending: false }, group: null, closed: [], offset: 0, limit: 200 }
  const page = await time('first query', () => index.query(q))
  console.log(page.total, page.facets.party.length, JSON.stringify(page).length, page.facets.violation, page.facets.missing)
  for (const column of ['party', 'date', 'type', 'person', 'party'] as const) await time(`sort ${column}`, () => index.query({ ...q, sort: { column, descending: false } }))
  await time('sort party desc', () => index.query({ ...q, sort: { column: 'party', descending: true } }))
  for (const group of ['party', 'country', 'type', 'month', 'party'] as const) await time(`group ${group}`, () => index.query({ ...q, group }))
  await time('search 1', () => index.query({ ...q, search: 'هواوي' }))
  await time('search 2', () => index.query({ ...q, search: 'الجزائر' }))
  await time('facet', () => index.query({ ...q, facets: { ...noFacets, type: ['MOU'] } }))
  await time('facet 2', () => index.query({ ...q, facets: { ...noFacets, status: ['signed'], missing: ['date'] } }))
  expectOk(await corpus.close())
})
