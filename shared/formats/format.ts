import type { Document } from '../model/document.ts'
import type { AnnotatorId, DeviceId } from '../model/ids.ts'
import type { Annotation, Span, Status } from '../model/records.ts'
import type { Bilingual } from '../model/scheme.ts'
import type { StoredRecord } from '../model/stored-records.ts'
import type { AppError } from '../result.ts'
import type { ExportOptions } from './export-options.ts'
import type { Loss } from './proof-report.ts'

export type ExportLayer = {
  readonly annotator: AnnotatorId
  readonly status: Status
  /** Offsets in UTF-16. */
  readonly records: readonly Annotation[]
  /** Records whose quote stands nowhere in the text: a format that carries everything writes them back as they were. */
  readonly unplaced: readonly StoredRecord[]
}

/** One document on its way into a file. */
export type ExportDocument = {
  readonly document: Document
  /** Id of the scheme the layers were marked with. */
  readonly scheme: string
  /** The chosen layer, and for a format that carries all of them the others too. */
  readonly layers: readonly ExportLayer[]
}

export type WriteOptions = Pick<ExportOptions, 'borders' | 'nesting' | 'tags'>

/** What one document became: the file's next characters, and by name what they do not hold as it was marked. */
export type WrittenDocument = { readonly chunk: string; readonly losses: readonly Loss[] }

/** A mention as a file holds it, brought back to UTF-16 offsets of the document's text. */
export type ReadMention = {
  readonly label: string
  readonly spans: readonly Span[]
  /** Where the format names the layer. */
  readonly annotator?: AnnotatorId
  /** Where the format holds a flat list beside the full one: whether the mention stands in both. */
  readonly flat?: boolean
}

/** One document of a written file, read again without knowing what was meant to be written. */
export type ReadDocument = {
  /** Mentions, placed in the document's text; none where the file does not hold this text. */
  readonly mentionsIn: (text: string) => readonly ReadMention[]
  /** Every other record, where the format carries them. */
  readonly records: readonly { readonly annotator: AnnotatorId; readonly record: Annotation }[]
}

/** What an import needs to know besides the lines. */
export type ImportContext = {
  /** Named in problems. */
  readonly file: string
  /** Stamps records that bring no stamp. */
  readonly device: DeviceId
  /** SHA-256 of the text's UTF-8 form, 32 bytes: this folder computes nothing of that kind itself. */
  readonly digest: (text: string) => Uint8Array
}

/** One document a file brought. `name` is null where the file gives none. */
export type ImportedDocument = {
  readonly document: Pick<Document, 'id' | 'text' | 'sha256' | 'metadata'> & { readonly name: string | null }
  readonly layers: readonly ImportedLayer[]
}

/** A layer a file brought, under the name the file gives its annotator. */
export type ImportedLayer = Omit<ExportLayer, 'annotator'> & { readonly name: string }

/** A line of a file, read: a document, what is wrong with it, or both. */
export type ImportedLine = { readonly document: ImportedDocument | null; readonly problems: readonly AppError[] }

export type FormatId = 'native' | 'spacy' | 'conll'

/** Choices of the export screen that change what this format writes. */
export type ExportOption = 'layer' | 'statuses' | 'borders' | 'nesting' | 'tags' | 'split'

/** An exchange format. Adding one is one file and one line in registry.ts. */
export type Format = {
  readonly id: FormatId
  readonly name: Bilingual
  /** What it carries, in a phrase. */
  readonly summary: Bilingual
  /** Kinds of records it holds. */
  readonly carries: readonly Annotation['kind'][]
  /** `all`: every layer of a document goes in; `chosen`: one. */
  readonly layers: 'all' | 'chosen'
  readonly options: readonly ExportOption[]
  /** Of its files, with the dot. */
  readonly extension: string
  /** File names by side of a split, as its consumer expects them. */
  readonly sides: Readonly<Record<'train' | 'validation' | 'test', string>>
  readonly write: (source: ExportDocument, options: WriteOptions) => WrittenDocument
  /** Documents in the order they were written. `lines`: without their line ends. */
  readonly readBack: (lines: AsyncIterable<string>) => AsyncIterable<ReadDocument>
  /** Reads one line as an import; absent where the format is not imported. */
  readonly readLine?: (line: string, number: number, context: ImportContext) => ImportedLine
}
