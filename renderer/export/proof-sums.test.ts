import { expect, it } from 'vitest'
import type { Loss, ProofReport } from '../../shared/formats/proof-report.ts'
import { documentIdSchema } from '../../shared/model/ids.ts'
import { toProofSums } from './proof-sums.ts'
import { toReportText } from './report-text.ts'

const loss = (id: string, reason: Loss['reason'], kind: Loss['kind'] = 'entity'): Loss => ({
  document: documentIdSchema.parse('a'.repeat(26)),
  documentName: '000',
  kind,
  id,
  label: kind === 'entity' ? 'ORG' : 'MOU',
  surface: 'هواوي',
  written: reason === 'grown-to-word' ? 'وهواوي' : null,
  within: reason === 'nested' ? 'مركز البيانات\nلهواوي' : null,
  reason,
})

const report: ProofReport = {
  format: 'conll',
  documents: 3,
  unfinished: 2,
  entities: 10,
  kept: 6,
  unchosen: 0,
  shortened: 0,
  together: null,
  warnings: [],
  counts: [
    { fate: 'altered', kind: 'entity', reason: 'grown-to-word', count: 1 },
    { fate: 'notCarried', kind: 'entity', reason: 'nested', count: 2 },
    { fate: 'notCarried', kind: 'entity', reason: 'overlapping', count: 1 },
    { fate: 'notCarried', kind: 'agreement', reason: 'kind-not-carried', count: 1 },
  ],
  altered: [loss('a', 'grown-to-word')],
  notCarried: [
    loss('b', 'nested'),
    loss('c', 'nested'),
    loss('d', 'overlapping'),
    loss('e', 'kind-not-carried', 'agreement'),
  ],
  files: [{ path: 'train.conll', documents: 3, words: 900, entities: 7, bytes: 12_000, labels: { ORG: 7 } }],
}

it('accounts for every entity of the source', () => {
  const sums = toProofSums(report)
  expect(sums.kept + sums.altered + sums.notCarried).toBe(sums.entities)
  expect(sums).toMatchObject({ altered: 1, notCarried: 3, others: 1, exact: false })
})

it('groups losses by kind and reason, in the order they came', () => {
  expect(toProofSums(report).notCarriedGroups.map(group => [group.kind, group.reason, group.losses.length])).toEqual([
    ['entity', 'nested', 2],
    ['entity', 'overlapping', 1],
    ['agreement', 'kind-not-carried', 1],
  ])
})

it('writes a report with a line for each loss and each file', () => {
  const lines = toReportText(report, 'en').split('\n')
  expect(lines.filter(line => line.startsWith('000\t'))).toHaveLength(5)
  expect(lines).toContain('train.conll\t3\t900\t7\t12000')
  expect(lines.find(line => line.includes('nested') && line.includes('\tb\t'))).toContain('مركز البيانات لهواوي')
})
