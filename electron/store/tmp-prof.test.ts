import { it } from 'vitest'
import { device, expectOk } from '../../e2e/sample.ts'
import { openCorpus } from './open-corpus.ts'
import { toRows } from '../../shared/ledger/to-row.ts'
import { checkLayer } from '../../shared/edit/constraints.ts'
import { resolveDate } from '../../shared/text/resolve-date.ts'
import { readFileSync } from 'node:fs'
import { layerFile } from '../../shared/model/layer.ts'
import { parseVersioned } from '../../shared/model/versioned.ts'
it('profiles', { timeout: 300_000 }, async () => {
  const corpus = expectOk(await openCorpus({ path: '/tmp/w/ledger/big', device, mode: 'read' }))
  const annotator = corpus.manifest().annotators[0]!.id
  const scheme = corpus.manifest().scheme
  const ids = expectOk(await corpus.listDocumentIds()).slice(0, 300)
  const sums: Record<string, number> = {}
  const t = async <V>(name: string, work: () => V | Promise<V>): Promise<V> => { const a = performance.now(); const v = await work(); sums[name] = (sums[name] ?? 0) + performance.now() - a; return v }
  for (const id of ids) {
    await t('list', () => corpus.listLayers(id))
    const raw = await t('raw', () => readFileSync(`/tmp/w/ledger/big/annotations/${annotator}/${id.slice(0,2)}/${id}.json`, 'utf8'))
    const json = await t('json', () => JSON.parse(raw))
    await t('zod', () => parseVersioned(layerFile, 'x', json))
    const document = expectOk(await t('doc', () => corpus.readDocument(id)))
    const layer = expectOk(await t('layer', () => corpus.readLayer(annotator, id)))
    await t('check', () => checkLayer(layer.records, scheme, document.text))
    const rows = await t('rows', () => toRows({ document, annotator, records: layer.records, scheme }))
    await t('dates', () => rows.flatMap(r => r.fillers.filter(f => f.role === 'date').map(f => resolveDate(f.text, document.metadata.publishedAt))))
  }
  for (const [k, v] of Object.entries(sums)) console.log(k, (v / ids.length).toFixed(2))
  expectOk(await corpus.close())
})
