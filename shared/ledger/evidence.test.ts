import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNative } from '../formats/native.ts'
import { deviceIdSchema } from '../model/ids.ts'
import type { Agreement } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import { toEvidence } from './evidence.ts'

const gold = readNative(readFileSync(new URL('../../seeds/gold.jsonl', import.meta.url), 'utf8'), 'gold.jsonl', {
  device: deviceIdSchema.parse('aaaaaaaa'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
})
const layers = gold.documents.flatMap(({ document, layers }) =>
  layers.map(({ records }) => ({ text: document.text, records })),
)
const agreements = layers.flatMap(layer =>
  layer.records.flatMap(record => (record.kind === 'agreement' ? [{ layer, agreement: record }] : [])),
)

/** The words of every part, as the record has them. */
function wordsOf({ trigger, roles }: Agreement, { text, records }: (typeof layers)[number]): readonly string[] {
  const byId = new Map(records.flatMap(record => (record.kind === 'entity' ? [[record.id, record]] : [])))
  return [
    ...(trigger ?? []),
    ...roles.flatMap(({ filler }) => ('entity' in filler ? (byId.get(filler.entity)?.spans ?? []) : filler.spans)),
  ].map(span => surfaceOf(text, [span]))
}

describe('evidence', () => {
  it('of every agreement of the sample holds all its words, in passages of the text', () => {
    expect(agreements).toHaveLength(5)
    for (const { agreement, layer } of agreements) {
      const passages = toEvidence(agreement, layer)
      const shown = passages.flatMap(({ text, parts }) => parts.map(({ span }) => text.slice(span.start, span.end)))
      expect(shown.toSorted()).toEqual(wordsOf(agreement, layer).toSorted())
      for (const { text, start, marks } of passages) {
        expect(layer.text.slice(start, start + text.length)).toBe(text)
        expect(marks.every(({ spans }) => spans.every(({ end }) => end <= text.length))).toBe(true)
      }
    }
  })

  it('leaves out what is gone', () => {
    const [one] = agreements
    if (!one) throw new Error('no agreement in the sample')
    expect(toEvidence(one.agreement, { text: one.layer.text, records: [] }).flatMap(({ parts }) => parts)).toHaveLength(
      one.agreement.roles.filter(({ filler }) => 'spans' in filler).length + (one.agreement.trigger?.length ?? 0),
    )
  })
})
