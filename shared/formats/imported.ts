import type { Metadata } from '../model/document.ts'
import { annotatorIdSchema, type DocumentId, deviceIdSchema } from '../model/ids.ts'
import { toDocumentId } from '../model/make-id.ts'
import { fromStored } from '../model/record-codec.ts'
import type { Annotation, Stamp, Status } from '../model/records.ts'
import { parseStoredRecord, type StoredRecord } from '../model/stored-records.ts'
import type { AppError } from '../result.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type {
  ImportContext,
  ImportedDocument,
  ImportedLayer,
  ImportedPart,
  ImportedPlace,
  Importing,
  ReadDocument,
  ReadRecord,
} from './format.ts'
import { isFields } from './json-fields.ts'
import { onceForText } from './once-for-text.ts'
import type { SourceFile } from './source-file.ts'

/** Makes a problem of what is wrong at one place of a file. */
export type Complain = (reason: string) => AppError

/** What complains of one place, and which place that is. */
export type ComplainAt = Complain & { readonly place: ImportedPlace }

/** `within`: what stands before each reason, where a line alone says too little: `task 3: `. */
export const complainAt = (file: string, line: number, within = ''): ComplainAt =>
  Object.assign(
    (reason: string): AppError => ({ code: 'format/line', params: { file, line, reason: within + reason } }),
    {
      place: { file, line },
    },
  )

export const problemPart = (...problems: readonly AppError[]): ImportedPart => ({ document: null, problems })

/** The value, or the SyntaxError. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // JSON.parse throws nothing but SyntaxError: it is not JSON, which the caller reports.
    if (error instanceof SyntaxError) return error
    throw error
  }
}

/** The first of a schema's complaints, with its place. */
export function describeIssue(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}): string {
  const issue = error.issues[0]
  if (!issue) return 'does not fit the format'
  return issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ${issue.message}` : issue.message
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** A layer in a file: records in the stored form (code points, surfaces beside them), each still to be checked. */
export type RawLayer = {
  readonly name: string
  /** What the file says; `in-progress` where it says none and holds marks. */
  readonly status?: Status | undefined
  /** What it is instead where a record cannot come in: nobody should take for done what lacks something. */
  readonly statusIfBroken?: Status | undefined
  readonly records: readonly unknown[]
  readonly predicted?: boolean
}

type PlacedRecords = {
  readonly records: readonly Annotation[]
  readonly unplaced: readonly StoredRecord[]
  readonly problems: readonly AppError[]
}

/** Whether half of a surrogate pair stands in a name or a note somewhere in a value of JSON: no file in UTF-8 would give it back. */
function holdsHalfPair(value: unknown): boolean {
  // Nearly no string holds half of any pair: asked for that first, it takes a third of the time (measured).
  if (typeof value === 'string') return /[\uD800-\uDFFF]/.test(value) && /\p{Surrogate}/u.test(value)
  if (!isFields(value)) return Array.isArray(value) && value.some(holdsHalfPair)
  for (const field in value) if (holdsHalfPair(value[field]) || holdsHalfPair(field)) return true
  return false
}

/**
 * Records one by one: one that is broken does not take the others with it. A quote that stands elsewhere is placed there and told; one that stands nowhere is
 * kept as it was.
 */
function placeRecords(
  stored: readonly unknown[],
  complain: ComplainAt,
  {
    document,
    text,
    context,
    lineOf,
  }: {
    readonly document: DocumentId
    readonly text: string
    readonly context: ImportContext
    readonly lineOf: RawDocument['lineOf']
  },
): PlacedRecords {
  const offsets = createOffsetMap(text)
  const records = new Map<string, Annotation>()
  const unplaced: StoredRecord[] = []
  const problems: AppError[] = []
  for (const [at, candidate] of stored.entries()) {
    if (holdsHalfPair(candidate)) {
      problems.push(complain(`record ${at + 1}: half of a surrogate pair stands in it`))
      continue
    }
    const parsed = parseStoredRecord(candidate)
    if (!parsed.success) {
      problems.push(complain(`record ${at + 1}: ${describeIssue(parsed.error)}`))
      continue
    }
    const placed = fromStored(parsed.data, { document, text, offsets, device: context.device })
    if (placed.problem) problems.push(misplacedIn(complain.place, placed.problem, lineOf))
    if ('unplaced' in placed) unplaced.push(placed.unplaced)
    else if (records.has(placed.record.id))
      problems.push(complain(`record ${at + 1}: second one with the id ${parsed.data.id}`))
    else records.set(placed.record.id, placed.record)
  }
  return { records: [...records.values()], unplaced, problems }
}

/** Says of a quote that does not stand where it should in which file and line it does so. */
function misplacedIn({ file, line }: ImportedPlace, problem: AppError, lineOf: RawDocument['lineOf']): AppError {
  if (problem.code !== 'mention/misplaced') return problem
  return { code: problem.code, params: { ...problem.params, file, line: lineOf?.(problem.params.id) ?? line } }
}

export type RawDocument = {
  readonly name: string | null
  readonly text: string
  readonly metadata?: Metadata
  readonly layers: readonly RawLayer[]
  /** What the file says the text's id and SHA-256 (hex) are. */
  /** Of files that give records lines of their own. */
  readonly lineOf?: (record: string) => number | undefined
  readonly says?: { readonly id?: string | undefined; readonly sha256?: string | undefined }
}

const noDigest = new Uint8Array(32)

/** A document and its layers out of what a file holds. Null with a problem where its text cannot be one. */
export function toImportedPart(raw: RawDocument, complain: ComplainAt, context: ImportContext): ImportedPart {
  const { name, text, lineOf, says = {} } = raw
  if (/\p{Surrogate}/u.test(text)) return problemPart(complain('the text holds half of a surrogate pair'))
  const digest = context.digest?.(text) ?? noDigest
  const sha256 = hex(digest)
  const id = toDocumentId(digest)
  const remedy = 'to import it as it is, remove the fields id and sha256'
  if (context.digest && says.sha256 !== undefined && says.sha256.toLowerCase() !== sha256)
    return problemPart(complain(`the text does not fit its sha256; ${remedy}`))
  if (context.digest && says.id !== undefined && says.id !== id)
    return problemPart(complain(`the id does not fit the text; ${remedy}`))
  const problems: AppError[] = []
  const layers = raw.layers.map((layer): ImportedLayer => {
    const { problems: found, ...content } = placeRecords(layer.records, complain, {
      document: id,
      text,
      context,
      lineOf,
    })
    for (const problem of found) problems.push(problem)
    return {
      name: layer.name.trim() === '' ? 'import' : layer.name,
      status: statusOf(layer, content.records),
      ...content,
      ...(layer.predicted ? { predicted: true } : {}),
    }
  })
  const metadata = raw.metadata ?? { language: 'ar', direction: 'rtl' }
  const place = { ...complain.place, ...(lineOf ? { lineOf } : {}) }
  return { document: { document: { id, name, text, sha256, metadata }, layers }, problems, place }
}

function statusOf({ status, statusIfBroken, records, predicted }: RawLayer, read: readonly Annotation[]): Status {
  const said = status ?? read.find(record => record.kind === 'status')?.value
  if (said !== undefined) return read.length < records.length ? (statusIfBroken ?? said) : said
  return read.length > 0 && !predicted ? 'in-progress' : 'new'
}

/** Stands in for a device where what was read is only compared. */
const comparing: ImportContext = { device: deviceIdSchema.parse('aaaaaaaa'), digest: null }

/** Of a record that is only compared. */
export const unstamped: Stamp = [0, comparing.device]

type IsSameText = (text: string, read: string) => boolean

const isSame: IsSameText = (text, read) => text === read

function toReadDocument({ document, layers }: ImportedDocument, isSameText: IsSameText): ReadDocument {
  const all = layers.flatMap(({ name, records }): readonly ReadRecord[] => {
    const { data: annotator } = annotatorIdSchema.safeParse(name)
    return records.map(record => ({ annotator, record }))
  })
  return {
    besides: { name: document.name, metadata: document.metadata, layers },
    mentionsIn: text =>
      !isSameText(text, document.text)
        ? []
        : all.flatMap(({ annotator, record }) =>
            record.kind === 'entity' ? [{ annotator, label: record.label, spans: record.spans }] : [],
          ),
    recordsIn: text => (isSameText(text, document.text) ? all : []),
  }
}

/** A document read back whose file holds records in the stored form. `own`: the text that the file holds; undefined where it holds none. */
export function toStoredReadDocument(records: readonly unknown[], own?: string): ReadDocument {
  const none: ReadDocument = { mentionsIn: () => [], recordsIn: () => [] }
  const readIn = onceForText((text): ReadDocument => {
    if (own !== undefined && own !== text) return none
    const { document } = toImportedPart(
      { name: null, text, layers: [{ name: 'import', records }] },
      complainAt('', 1),
      comparing,
    )
    return document ? toReadDocument(document, isSame) : none
  })
  return { mentionsIn: text => readIn(text).mentionsIn(text), recordsIn: text => readIn(text).recordsIn(text) }
}

/** What an export reads back where its importer gives the text itself, or one that `isSameText` takes for it: every document of every file that it recognises. */
export async function* readBackByImport(
  files: readonly SourceFile[],
  { recognises, read }: Importing,
  isSameText: IsSameText = isSame,
): AsyncIterable<ReadDocument> {
  for (const file of files)
    if (recognises(file))
      for await (const { document } of read(file, comparing)) if (document) yield toReadDocument(document, isSameText)
}
