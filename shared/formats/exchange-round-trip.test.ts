import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brat } from './brat.ts'
import { csv } from './csv.ts'
import { goldSources, importAll, richDocuments } from './document.fixtures.ts'
import { proveAll, writeAll } from './format.fixtures.ts'
import type { Format } from './format.ts'
import { labelStudio } from './label-studio.ts'
import type { LossReason } from './proof-report.ts'
import { w3c } from './w3c.ts'

/** Formats that hold what stands in a text as it was marked, and all that may become of anything in them. */
const cases: readonly (readonly [string, Format, readonly LossReason[], Record<string, number>])[] = [
  [
    'brat',
    brat,
    [
      'fragments-joined',
      'break-trimmed',
      'blank',
      'end-not-carried',
      'trigger-lent',
      'no-trigger',
      'of-shared',
      'kind-not-carried',
    ],
    { entities: 131, kept: 131 },
  ],
  [
    'label-studio',
    labelStudio,
    ['fragments-joined', 'end-not-carried', 'trigger-lent', 'no-trigger', 'of-shared'],
    { entities: 131, kept: 131 },
  ],
  ['w3c', w3c, [], { entities: 131, kept: 131 }],
  ['csv', csv, ['kind-not-carried'], { entities: 131, kept: 131 }],
]

/** In a file of its own a text cannot begin with a byte order mark: whoever opens the file takes it off, and the proof says so. */
const anyDocuments = fc.array(
  richDocuments.filter(({ document }) => !document.text.startsWith('\uFEFF')),
  { minLength: 1, maxLength: 3 },
)

describe.each(cases)('%s', (_id, format, mayHappen, figures) => {
  const gold = goldSources()

  it('gives back the gold sample', async () => {
    const proofs = await proveAll(format, gold)
    const lost: Record<string, number> = {}
    for (const { reason } of proofs.flatMap(({ altered, notCarried }) => [...altered, ...notCarried]))
      lost[reason] = (lost[reason] ?? 0) + 1
    const sum = (field: 'entities' | 'kept') => proofs.reduce((all, proof) => all + proof[field], 0)
    expect({ entities: sum('entities'), kept: sum('kept'), ...lost }).toEqual(figures)
  })

  it('gives back all that it carries, and names all that it does not', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments, async sources => {
        const proofs = await proveAll(format, sources)
        for (const { entities, kept, altered, notCarried } of proofs) {
          const reasons = [...altered, ...notCarried].map(({ reason }) => reason)
          expect(reasons.filter(reason => !mayHappen.includes(reason))).toEqual([])
          const gone = [...altered, ...notCarried].filter(({ kind }) => kind === 'entity').length
          expect(kept + gone).toBe(entities)
        }
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it.skipIf(!format.importing)(
    'is imported without a complaint, texts character by character',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyDocuments, async sources => {
          const parts = await importAll(format, writeAll(format, sources).files)
          expect(parts.flatMap(({ problems }) => problems)).toEqual([])
          expect(parts.flatMap(({ document }) => document?.document.text ?? [])).toEqual(
            sources.map(({ document }) => document.text),
          )
        }),
        { numRuns: 50 },
      )
    },
    60_000,
  )
})
