import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { annotatorIdSchema, deviceIdSchema } from '../model/ids.ts'
import { conll } from './conll.ts'
import { conllNested } from './conll-nested.ts'
import { documentOf, proveAll } from './format.fixtures.ts'
import type { ExportDocument, Format, WriteOptions } from './format.ts'
import { gliner } from './gliner.ts'
import { huggingface } from './huggingface.ts'
import { native, readNative } from './native.ts'
import { spacy } from './spacy.ts'

const { documents } = readNative(
  readFileSync(new URL('../../seeds/gold.jsonl', import.meta.url), 'utf8'),
  'gold.jsonl',
  {
    device: deviceIdSchema.parse('aaaaaaaa'),
    digest: text => createHash('sha256').update(text, 'utf8').digest(),
  },
)

const sources = documents.map(
  ({ document, layers }): ExportDocument => ({
    document: { ...documentOf(document.text), ...document, name: document.name ?? '' },
    scheme: 'agreements-in-news',
    layers: layers.map(({ name, ...layer }) => ({ annotator: annotatorIdSchema.parse(name), ...layer })),
  }),
)

async function figures(format: Format, options: Partial<WriteOptions> = {}) {
  const proofs = await proveAll(format, sources, options)
  const reasons: Record<string, number> = {}
  const losses = proofs.flatMap(({ altered, notCarried }) => [...altered, ...notCarried])
  for (const { reason } of losses) reasons[reason] = (reasons[reason] ?? 0) + 1
  return {
    entities: proofs.reduce((sum, proof) => sum + proof.entities, 0),
    kept: proofs.reduce((sum, proof) => sum + proof.kept, 0),
    ...reasons,
  }
}

describe('the gold layer, written and read back', () => {
  it('native: whole', async () => {
    expect(await figures(native)).toEqual({ entities: 131, kept: 131 })
  })

  it.each(['outermost', 'innermost', 'longest'] as const)(
    'conll, cut at mentions: the %s ones exact',
    async nesting => {
      expect(await figures(conll, { borders: 'gold', nesting })).toEqual({
        entities: 131,
        kept: 110,
        nested: 21,
        'kind-not-carried': 5,
      })
    },
  )

  it.each([
    ['outermost', 91, 19],
    ['innermost', 93, 17],
    ['longest', 91, 19],
  ] as const)('conll, by words: the %s ones, growth named', async (nesting, kept, grown) => {
    expect(await figures(conll, { nesting })).toEqual({
      entities: 131,
      kept,
      'grown-to-word': grown,
      nested: 21,
      'kind-not-carried': 5,
    })
  })

  it.each([conll, huggingface, gliner, conllNested, spacy])(
    '$id, clitics cut off every word: no border is left that grows',
    async format => {
      const byClitics = await figures(format, { borders: 'clitic' })
      expect(byClitics).toEqual(await figures(format, { borders: 'gold' }))
      expect(byClitics).not.toHaveProperty('grown-to-word')
    },
  )

  it('conll in other tag sets: the same', async () => {
    for (const tags of ['BILOU', 'BIOES'] as const) expect(await figures(conll, { tags })).toEqual(await figures(conll))
  })

  it('spacy: nested ones stand in spans only, which is said', async () => {
    expect(await figures(spacy)).toEqual({
      entities: 131,
      kept: 91,
      'grown-to-word': 19,
      nested: 21,
      'kind-not-carried': 5,
    })
    expect(await figures(spacy, { borders: 'gold' })).toEqual({
      entities: 131,
      kept: 110,
      nested: 21,
      'kind-not-carried': 5,
    })
  })
})
