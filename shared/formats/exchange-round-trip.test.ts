import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brat } from './brat.ts'
import { chat } from './chat.ts'
import { csv } from './csv.ts'
import { doccano } from './doccano.ts'
import { goldSources, importAll, richDocuments } from './document.fixtures.ts'
import { offsetUnitSchema } from './export-options.ts'
import { proveAll, writeAll } from './format.fixtures.ts'
import type { Format, WriteOptions } from './format.ts'
import { labelStudio } from './label-studio.ts'
import { prodigy } from './prodigy.ts'
import type { LossReason } from './proof-report.ts'
import { w3c } from './w3c.ts'

type Case = {
  readonly name: string
  readonly format: Format
  readonly options?: Partial<WriteOptions>
  /** All that may become of anything. */
  readonly mayHappen: readonly LossReason[]
  /** What becomes of the gold sample. */
  readonly figures: Readonly<Record<string, number>>
}

const arrows: readonly LossReason[] = ['end-not-carried', 'trigger-lent', 'no-trigger', 'of-shared']
const asOne: readonly LossReason[] = ['fragments-joined']
const inDoccano: readonly LossReason[] = [...asOne, 'kind-not-carried', 'attributes-not-carried']

/** Formats that hold what stands in a text as it was marked, rather than tags of its tokens. */
const cases: readonly Case[] = [
  {
    name: 'brat',
    format: brat,
    mayHappen: [...asOne, ...arrows, 'break-trimmed', 'blank', 'kind-not-carried'],
    figures: { entities: 131, kept: 131 },
  },
  {
    name: 'label-studio',
    format: labelStudio,
    mayHappen: [...asOne, ...arrows],
    figures: { entities: 131, kept: 131 },
  },
  ...offsetUnitSchema.options.map(
    (offsets): Case => ({
      name: `doccano, offsets in ${offsets}`,
      format: doccano,
      options: { offsets },
      mayHappen: offsets === 'grapheme' ? [...inDoccano, 'grown-to-grapheme'] : inDoccano,
      figures: { entities: 131, kept: 131, 'kind-not-carried': 5 },
    }),
  ),
  {
    name: 'doccano without relations',
    format: doccano,
    options: { relations: 'without' },
    mayHappen: inDoccano,
    figures: { entities: 131, kept: 131, 'kind-not-carried': 5 },
  },
  {
    name: 'prodigy',
    format: prodigy,
    mayHappen: [...asOne, ...arrows, 'grown-to-word', 'blank'],
    figures: { entities: 131, kept: 110, 'grown-to-word': 25 },
  },
  {
    name: 'prodigy, cut at mentions',
    format: prodigy,
    options: { borders: 'gold' },
    mayHappen: [...asOne, ...arrows, 'grown-to-word', 'blank'],
    figures: { entities: 131, kept: 131 },
  },
  { name: 'w3c', format: w3c, mayHappen: [], figures: { entities: 131, kept: 131 } },
  { name: 'csv', format: csv, mayHappen: ['kind-not-carried'], figures: { entities: 131, kept: 131 } },
  {
    name: 'chat',
    format: chat,
    mayHappen: ['attributes-not-carried', 'end-not-carried', 'kind-not-carried'],
    figures: { entities: 131, kept: 131 },
  },
]

/** In a file of its own a text cannot begin with a byte order mark: whoever opens the file takes it off, and the proof says so. */
const anyDocuments = fc.array(
  richDocuments.filter(({ document }) => !document.text.startsWith('\uFEFF')),
  { minLength: 1, maxLength: 3 },
)

describe.each(cases)('$name', ({ format, options, mayHappen, figures }) => {
  const gold = goldSources()

  it('gives back the gold sample', async () => {
    const proofs = await proveAll(format, gold, options)
    const lost: Record<string, number> = {}
    for (const { reason } of proofs.flatMap(({ altered, notCarried }) => [...altered, ...notCarried]))
      lost[reason] = (lost[reason] ?? 0) + 1
    const sum = (field: 'entities' | 'kept') => proofs.reduce((all, proof) => all + proof[field], 0)
    expect({ entities: sum('entities'), kept: sum('kept'), ...lost }).toEqual(figures)
  })

  it('gives back all that it carries, and names all that it does not', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments, async sources => {
        const proofs = await proveAll(format, sources, options)
        for (const { entities, kept, altered, notCarried } of proofs) {
          const reasons = [...altered, ...notCarried].map(({ reason }) => reason)
          expect(reasons.filter(reason => !mayHappen.includes(reason))).toEqual([])
          const gone = [...altered, ...notCarried].filter(({ kind }) => kind === 'entity').length
          expect(kept + gone).toBe(entities)
        }
      }),
      { numRuns: 80 },
    )
  }, 60_000)

  it.skipIf(!format.importing)(
    `is imported without a complaint, texts character by character${format.importing ? '' : ' (skipped: it is only written, never imported)'}`,
    async () => {
      await fc.assert(
        fc.asyncProperty(anyDocuments, async sources => {
          const parts = await importAll(format, writeAll(format, sources, options).files)
          expect(parts.flatMap(({ problems }) => problems)).toEqual([])
          expect(parts.flatMap(({ document }) => document?.document.text ?? [])).toEqual(
            sources.map(({ document }) => document.text),
          )
        }),
        { numRuns: 30 },
      )
    },
    60_000,
  )
})
