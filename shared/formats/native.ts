import { annotatorIdSchema, type DocumentId, deviceIdSchema } from '../model/ids.ts'
import { toDocumentId } from '../model/make-id.ts'
import { fromStored, toStored } from '../model/record-codec.ts'
import type { Annotation } from '../model/records.ts'
import { type StoredRecord, storedRecordSchema } from '../model/stored-records.ts'
import type { AppError } from '../result.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type {
  ExportDocument,
  Format,
  ImportContext,
  ImportedDocument,
  ImportedLayer,
  ImportedLine,
  ReadDocument,
  WrittenDocument,
} from './format.ts'
import { fromExtra, type NativeLine, nativeLineSchema, nativeVersion, toExtra, unknownFieldsOf } from './native-line.ts'

/** One line: everything the program knows of the document and its layers. */
function write({ document, scheme, layers }: ExportDocument): WrittenDocument {
  const { extra, ...metadata } = document.metadata
  const unknown = fromExtra(extra)
  const offsets = createOffsetMap(document.text)
  const line = {
    ...unknown.line,
    hashiya: nativeVersion,
    id: document.id,
    name: document.name,
    text: document.text,
    sha256: document.sha256,
    scheme,
    metadata: { ...unknown.metadata, ...metadata },
    layers: Object.fromEntries(
      layers.map(layer => [
        layer.annotator,
        {
          ...unknown.layers[layer.annotator],
          status: layer.status,
          records: [...layer.records.map(record => toStored(record, document.text, offsets)), ...layer.unplaced],
        },
      ]),
    ),
  }
  return { chunk: `${JSON.stringify(line)}\n`, losses: [] }
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

function describeIssue(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}): string {
  const issue = error.issues[0]
  if (!issue) return 'does not fit the format'
  return issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ${issue.message}` : issue.message
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    // JSON.parse throws nothing but SyntaxError: the line is not JSON, which the caller reports.
    if (error instanceof SyntaxError) return error
    throw error
  }
}

type LayerContext = { readonly document: DocumentId; readonly text: string; readonly context: ImportContext }

function readRecords(
  stored: readonly unknown[],
  complain: (reason: string) => AppError,
  { document, text, context }: LayerContext,
): {
  readonly records: readonly Annotation[]
  readonly unplaced: readonly StoredRecord[]
  readonly problems: readonly AppError[]
} {
  const offsets = createOffsetMap(text)
  const records = new Map<string, Annotation>()
  const unplaced: StoredRecord[] = []
  const problems: AppError[] = []
  for (const [at, candidate] of stored.entries()) {
    const parsed = storedRecordSchema.safeParse(candidate)
    if (!parsed.success) {
      problems.push(complain(`record ${at + 1}: ${describeIssue(parsed.error)}`))
      continue
    }
    const placed = fromStored(parsed.data, { document, text, offsets, device: context.device })
    if (placed.problem) problems.push(placed.problem)
    if ('unplaced' in placed) unplaced.push(placed.unplaced)
    else if (records.has(placed.record.id))
      problems.push(complain(`record ${at + 1}: second one with the id ${parsed.data.id}`))
    else records.set(placed.record.id, placed.record)
  }
  return { records: [...records.values()], unplaced, problems }
}

/** What the line says of itself must fit its text. Undefined: it does. */
function contradiction(line: NativeLine, id: DocumentId, sha256: string): string | undefined {
  if (/\p{Surrogate}/u.test(line.text)) return 'the text holds half of a surrogate pair'
  if (line.sha256 !== undefined && line.sha256.toLowerCase() !== sha256)
    return 'the text does not fit its sha256; to import it as it is, remove the fields id and sha256'
  if (line.id !== undefined && line.id !== id)
    return 'the id does not fit the text; to import it as it is, remove the fields id and sha256'
  return undefined
}

function readLayers(
  line: NativeLine,
  complain: (reason: string) => AppError,
  context: LayerContext,
): { readonly layers: readonly ImportedLayer[]; readonly problems: readonly AppError[] } {
  const read = Object.entries(line.layers).map(([name, layer]) => {
    const { problems, ...content } = readRecords(layer.records, complain, context)
    const ownStatus = content.records.find(record => record.kind === 'status')
    return { problems, layer: { name, status: layer.status ?? ownStatus?.value ?? 'new', ...content } }
  })
  return { layers: read.map(({ layer }) => layer), problems: read.flatMap(({ problems }) => problems) }
}

function toImported(line: NativeLine, complain: (reason: string) => AppError, context: ImportContext): ImportedLine {
  const digest = context.digest(line.text)
  const sha256 = hex(digest)
  const id = toDocumentId(digest)
  const reason = contradiction(line, id, sha256)
  if (reason !== undefined) return { document: null, problems: [complain(reason)] }
  const { title, source, publishedAt, language, direction } = line.metadata
  const extra = toExtra(unknownFieldsOf(line))
  const { layers, problems } = readLayers(line, complain, { document: id, text: line.text, context })
  const document: ImportedDocument['document'] = {
    id,
    name: line.name ?? null,
    text: line.text,
    sha256,
    metadata: {
      language,
      direction,
      ...(title === undefined ? {} : { title }),
      ...(source === undefined ? {} : { source }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(extra === undefined ? {} : { extra }),
    },
  }
  return { document: { document, layers }, problems }
}

/**
 * Reads one line; `number` counts from 1. Problems: `format/line` for what does not fit (a broken record is left out, the rest stays),
 * `format/newer`, `mention/misplaced` where a quote stood elsewhere or nowhere.
 */
function readLine(line: string, number: number, context: ImportContext): ImportedLine {
  const content = number === 1 && line.startsWith('\uFEFF') ? line.slice(1) : line
  if (content.trim() === '') return { document: null, problems: [] }
  const { file } = context
  const complain = (reason: string): AppError => ({ code: 'format/line', params: { file, line: number, reason } })
  const json = parseJson(content)
  if (json instanceof SyntaxError) return { document: null, problems: [complain('not JSON')] }
  if (typeof json === 'object' && json !== null && 'hashiya' in json) {
    const version = json.hashiya
    if (typeof version === 'number' && version > nativeVersion)
      return {
        document: null,
        problems: [{ code: 'format/newer', params: { file, version, supported: nativeVersion } }],
      }
  }
  const parsed = nativeLineSchema.safeParse(json)
  return parsed.success
    ? toImported(parsed.data, complain, context)
    : { document: null, problems: [complain(describeIssue(parsed.error))] }
}

/** Reads a whole file's text. */
export function readNative(
  text: string,
  context: ImportContext,
): { readonly documents: readonly ImportedDocument[]; readonly problems: readonly AppError[] } {
  const lines = text.split('\n').map((line, at) => readLine(line, at + 1, context))
  return {
    documents: lines.flatMap(({ document }) => document ?? []),
    problems: lines.flatMap(({ problems }) => problems),
  }
}

/** Stands in for a device where records are only compared: what was exported brings its stamps. */
const noDevice = deviceIdSchema.parse('aaaaaaaa')

function toReadDocument(line: string): ReadDocument {
  const parsed = nativeLineSchema.safeParse(parseJson(line))
  if (!parsed.success) return { mentionsIn: () => [], records: [] }
  const { text } = parsed.data
  // The proof compares texts whole, so no sum is needed.
  const context = { file: '', device: noDevice, digest: () => new Uint8Array(32) }
  const { layers } = readLayers(
    parsed.data,
    reason => ({ code: 'format/line', params: { file: '', line: 0, reason } }),
    {
      document: toDocumentId(context.digest()),
      text,
      context,
    },
  )
  const all = layers.flatMap(layer => {
    const annotator = annotatorIdSchema.parse(layer.name)
    return layer.records.map(record => ({ annotator, record }))
  })
  return {
    mentionsIn: wanted =>
      wanted !== text
        ? []
        : all.flatMap(({ annotator, record }) =>
            record.kind === 'entity' ? [{ annotator, label: record.label, spans: record.spans }] : [],
          ),
    records: all.filter(({ record }) => record.kind !== 'entity'),
  }
}

async function* readBack(lines: AsyncIterable<string>): AsyncIterable<ReadDocument> {
  for await (const line of lines) if (line !== '') yield toReadDocument(line)
}

/** The program's own JSONL, version 1: nothing is left behind. */
export const native: Format = {
  id: 'native',
  name: { ar: 'صيغة حاشية (JSONL)', en: 'Hashiya (JSONL)' },
  summary: {
    ar: 'كل شيء: النصوص وطبقات المعلّقين جميعًا بما فيها',
    en: 'Everything: texts and every annotator’s layer, whole',
  },
  carries: ['entity', 'relation', 'agreement', 'documentLabel', 'status', 'dismissal', 'cliticChoice'],
  layers: 'all',
  options: ['layer', 'statuses', 'split'],
  extension: '.jsonl',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  write,
  readBack,
  readLine,
}
