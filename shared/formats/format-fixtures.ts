import type { Document } from '../model/document.ts'
import { deviceIdSchema, documentIdSchema, recordIdSchema } from '../model/ids.ts'
import { goldAnnotator } from '../model/make-id.ts'
import type { Annotation, Entity, Stamp } from '../model/records.ts'
import type { ExportDocument } from './format.ts'

/** Builders for the tests of this folder. */
export const stamp: Stamp = [1, deviceIdSchema.parse('aaaaaaaa')]

export const entity = (id: string, label: string, ...spans: readonly (readonly [number, number])[]): Entity => ({
  kind: 'entity',
  id: recordIdSchema.parse(id),
  source: 'person',
  stamp,
  label,
  spans: spans.map(([start, end]) => ({ start, end })),
  attributes: {},
  note: '',
  doubt: false,
})

export const documentOf = (text: string): Document => ({
  version: 1,
  id: documentIdSchema.parse('a'.repeat(26)),
  name: 'article one',
  text,
  sha256: '0'.repeat(64),
  metadata: { language: 'ar', direction: 'rtl' },
  provenance: [],
})

export const exportOf = (text: string, records: readonly Annotation[]): ExportDocument => ({
  document: documentOf(text),
  scheme: 'test',
  layers: [{ annotator: goldAnnotator, status: 'done', records, unplaced: [] }],
})

export async function* linesOf(chunk: string): AsyncIterable<string> {
  for (const line of chunk.replace(/\n$/, '').split('\n')) yield line
}

export async function collect<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}
