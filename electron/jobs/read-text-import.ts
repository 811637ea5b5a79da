import { basename, extname } from 'node:path'
import type { SourceFile } from '../../shared/formats/source-file.ts'
import type { Provenance, TextChange } from '../../shared/model/document.ts'
import type { AppError } from '../../shared/result.ts'
import { changesOf, changeText } from '../../shared/texts/change-text.ts'
import { findBoilerplate } from '../../shared/texts/find-boilerplate.ts'
import type { ImportedText } from '../../shared/texts/imported-text.ts'
import { type RecordText, readJsonLineTexts, readTableTexts } from '../../shared/texts/read-records.ts'
import type { ColumnChoice } from '../../shared/texts/text-columns.ts'
import { directionOf } from '../../shared/texts/text-direction.ts'
import { decodeText, type ReadAs } from './decode-text.ts'
import { readTextHead } from './file-encoding.ts'
import type { ImportFile } from './find-import-files.ts'
import type { ReadPart } from './read-import.ts'
import { largestText, provenanceOf, type ReadOptions, readBytes, sha256Of } from './read-text-file.ts'
import { sumOfPath } from './sum-of-file.ts'
import type { TextKind } from './text-kind.ts'
import { fileWithUnreadLines, tellUnreadLines } from './unread-lines.ts'

/** What may be asked for of texts; nothing is changed unasked. */
export type ReadTextOptions = ReadOptions & {
  readonly changes?: readonly TextChange[] | undefined
  /** Of tables and JSON lines; what is not named is guessed. */
  readonly columns?: ColumnChoice | undefined
}

const nameOf = (path: string): string => basename(path, extname(path))

const problem = (...problems: readonly AppError[]): ReadPart => ({ document: null, problems })

const utf8: ReadAs = { encoding: 'utf-8', byteOrderMark: false, guessed: false }

/** The document of a text, changed as asked. */
function toPart(
  path: string,
  name: string,
  { text, metadata, boilerplate: found }: ImportedText,
  sum: string,
  readAs: ReadAs,
  { changes: asked = [], now }: ReadTextOptions,
): ReadPart {
  if (text.trim() === '') return problem({ code: 'text/empty', params: { file: path } })
  const bytes = Buffer.byteLength(text)
  if (bytes > largestText) return problem({ code: 'text/too-large', params: { file: path, bytes, limit: largestText } })
  const changes = changesOf(text, asked)
  const { text: changed, boilerplate } = changeText(text, found, changes)
  const provenance: Provenance = {
    ...provenanceOf(path, text, sum, readAs, now),
    ...(changes.length > 0 ? { changes } : {}),
  }
  return {
    document: {
      text: changed,
      name,
      metadata: { ...metadata, ...(boilerplate.length > 0 ? { boilerplate } : {}) },
      provenance,
      layers: [],
    },
    problems: [],
  }
}

/** A text as it stands; Markdown too: its signs are part of it. */
const asItStands = (text: string): ImportedText => ({
  name: null,
  text,
  boilerplate: findBoilerplate(text),
  metadata: { language: 'ar', direction: directionOf(text) },
})

async function readWhole(
  { path, shown }: ImportFile,
  kind: 'text' | 'html' | 'docx',
  options: ReadTextOptions,
): Promise<ReadPart> {
  const read = await readBytes(path, shown)
  if (!read.ok) return problem(read.error)
  const bytes = read.value
  const sum = sha256Of(bytes)
  // Their parsers are run when there is something to parse: the program would start later.
  if (kind === 'docx') {
    const { readDocx } = await import('../texts/docx/read-docx.ts')
    const document = readDocx(bytes)
    return document.ok
      ? toPart(shown, nameOf(path), document.value, sum, utf8, options)
      : problem({ code: 'format/line', params: { file: shown, line: 1, reason: document.error } })
  }
  const decoded = decodeText(bytes, { fallback: options.fallback, isPage: kind === 'html' })
  if (!decoded) return problem({ code: 'text/encoding', params: { file: shown } })
  const text =
    kind === 'html' ? (await import('../texts/html/read-html.ts')).readHtml(decoded.text) : asItStands(decoded.text)
  return toPart(shown, nameOf(path), text, sum, decoded, options)
}

async function* readRecords(
  { path, shown, file }: Pick<ImportFile, 'path' | 'shown'> & { readonly file: SourceFile },
  kind: 'table' | 'json-lines',
  readAs: ReadAs,
  options: ReadTextOptions,
): AsyncIterable<ReadPart> {
  const sum = await sumOfPath(path)
  const { columns } = options
  const records: AsyncIterable<RecordText> =
    kind === 'table'
      ? readTableTexts(file.chunks(), {
          ...columns,
          ...(extname(path).toLowerCase() === '.tsv' ? { delimiter: '\t' as const } : {}),
        })
      : readJsonLineTexts(file.lines(), columns)
  for await (const record of records) {
    switch (record.kind) {
      case 'columns':
        yield { document: null, problems: [], columns: record }
        break
      case 'problem':
        yield problem({ code: 'format/line', params: { file: shown, line: record.line, reason: record.problem } })
        break
      case 'text': {
        const called = record.text.name ?? `${nameOf(path)}-${record.line}`
        yield toPart(shown, called, record.text, sum, readAs, options)
      }
    }
  }
}

/** The texts of a file without annotations. Throws what the system throws, and UnreadableFile. */
export async function* readTextImport(
  file: ImportFile,
  kind: TextKind,
  options: ReadTextOptions,
): AsyncIterable<ReadPart> {
  if (kind !== 'table' && kind !== 'json-lines') return yield await readWhole(file, kind, options)
  const readAs = readTextHead(file.path, { fallback: options.fallback })?.readAs
  if (!readAs) return yield problem({ code: 'text/encoding', params: { file: file.shown } })
  const source = fileWithUnreadLines(file, { encoding: readAs.encoding })
  yield* tellUnreadLines(readRecords({ ...file, file: source.file }, kind, readAs, options), source.take)
}
