import { zlibSync } from 'fflate'
import type { Document } from '../model/document.ts'
import { deviceIdSchema, documentIdSchema, recordIdSchema } from '../model/ids.ts'
import { goldAnnotator } from '../model/make-id.ts'
import type { Annotation, Entity, Stamp } from '../model/records.ts'
import type { Label, Scheme } from '../model/scheme.ts'
import { formsFor, toExportTokens } from './export-tokens.ts'
import type { ExportDocument, Format, Piece, WriteOptions } from './format.ts'
import { type DocumentProof, proveDocument } from './proof.ts'
import type { Loss } from './proof-report.ts'
import type { SourceFile } from './source-file.ts'

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

/** A file that lies in memory, among others of the same folder. */
export function memoryFile(
  name: string,
  content: string | Uint8Array,
  folder: ReadonlyMap<string, string | Uint8Array> = new Map(),
): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const text = new TextDecoder().decode(bytes)
  const parent = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  const lines =
    text === ''
      ? []
      : text
          .replace(/\n$/, '')
          .split('\n')
          .map(line => line.replace(/\r$/, ''))
  return {
    name,
    head: text.slice(0, 32_000),
    has: other => folder.has(parent + other),
    chunks: async function* () {
      yield text
    },
    lines: async function* () {
      yield* lines
    },
    lineRuns: async function* () {
      yield lines
    },
    text: async () => text,
    bytes: async () => bytes,
    parts: async () => ({
      size: bytes.length,
      read: async (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer,
    }),
    sibling: other => {
      const there = folder.get(parent + other)
      return there === undefined ? undefined : memoryFile(parent + other, there, folder)
    },
  }
}

export const memoryFiles = (contents: ReadonlyMap<string, string | Uint8Array>): readonly SourceFile[] =>
  [...contents].map(([name, content]) => memoryFile(name, content, contents))

const labelOf = (id: string): Label => ({
  id,
  name: { ar: id, en: id },
  description: { ar: '', en: '' },
  examples: [],
  colour: { light: '#445998', dark: '#7084c7' },
  line: 'solid',
  key: null,
  parent: null,
  enabled: true,
})

/** Declares the labels these tests mark with. */
const plainScheme: Scheme = {
  version: 2,
  id: 'test',
  revision: 0,
  name: { ar: 'اختبار', en: 'Test' },
  policy: { nesting: 'any', crossing: 'any' },
  labels: ['ORG', 'GPE', 'EVENT', 'TOPIC', 'فئة'].map(labelOf),
  relationTypes: [],
  roleTypes: [],
  agreementTypes: [],
  agreementStatuses: [],
  categories: [],
}

export const schemeOf = (...labels: readonly string[]): Scheme => ({ ...plainScheme, labels: labels.map(labelOf) })

const plain: WriteOptions = { borders: 'word', nesting: 'outermost', tags: 'IOB2' }

/** What a format makes of documents, unsplit: its files and what it said it could not hold, document by document. */
export function writeAll(
  format: Format,
  sources: readonly ExportDocument[],
  options: Partial<WriteOptions> = {},
  scheme: Scheme = plainScheme,
): {
  readonly files: readonly SourceFile[]
  readonly contents: ReadonlyMap<string, string | Uint8Array>
  readonly losses: readonly (readonly Loss[])[]
} {
  const forms = formsFor(format, options.borders ?? plain.borders)
  for (const { document } of sources) forms?.add(document.text)
  const writer = format.open({
    side: null,
    stem: 'corpus',
    sides: [],
    scheme,
    options: { ...plain, ...options },
    ...toExportTokens(forms),
  })
  const contents = new Map<string, string | Uint8Array>()
  const put = ({ file, content, deflate }: Piece): void => {
    const there = contents.get(file)
    if (typeof content === 'string') contents.set(file, typeof there === 'string' ? there + content : content)
    else contents.set(file, deflate ? zlibSync(content) : content)
  }
  const losses = sources.map(source => {
    const written = writer.write(source)
    written.pieces.forEach(put)
    return written.losses
  })
  writer.finish().forEach(put)
  return { files: memoryFiles(contents), contents, losses }
}

/** The text of the main file of one document, and its losses. */
export function writeOne(
  format: Format,
  source: ExportDocument,
  options: Partial<WriteOptions> = {},
): { readonly text: string; readonly files: readonly SourceFile[]; readonly losses: readonly Loss[] } {
  const { files, contents, losses } = writeAll(format, [source], options)
  const [first = ''] = contents.values()
  return { text: typeof first === 'string' ? first : '', files, losses: losses[0] ?? [] }
}

/** A format's files as its own reader gives them back, compared with what was written. */
export async function proveAll(
  format: Format,
  sources: readonly ExportDocument[],
  options: Partial<WriteOptions> = {},
): Promise<readonly DocumentProof[]> {
  const { files, losses } = writeAll(format, sources, options)
  const back = await collect(format.readBack(files))
  if (back.length > sources.length) throw new Error('more documents than were written')
  return sources.map((source, at) => proveDocument(source, losses[at] ?? [], format, back[at]))
}

export async function collect<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}
