import type { Document, Metadata } from '../model/document.ts'
import type { AnnotatorId, DeviceId } from '../model/ids.ts'
import type { Annotation, Span, Status } from '../model/records.ts'
import type { Bilingual, Scheme } from '../model/scheme.ts'
import type { StoredRecord } from '../model/stored-records.ts'
import type { AppError } from '../result.ts'
import type { Carries } from './carries.ts'
import type { ExportOptions } from './export-options.ts'
import type { ExportTokens } from './export-tokens.ts'
import type { Loss } from './proof-report.ts'
import type { SchemeProposal } from './scheme-proposal.ts'
import type { FileHead, SourceFile } from './source-file.ts'
import type { Side } from './split.ts'

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

export type WriteOptions = Pick<ExportOptions, 'borders' | 'nesting' | 'tags' | 'offsets' | 'relations' | 'excel'>

/** What a writer is opened with: one side of a split, or the whole where nothing is split. */
export type WriteContext = ExportTokens & {
  readonly side: Side | null
  /** Name of its main file without ending: `corpus`, `train`, or what was asked for. A format of many files takes it as a folder, where `side` is not null. */
  readonly stem: string
  /** Every side of the split that is written; empty where nothing is split. */
  readonly sides: readonly Side[]
  readonly scheme: Scheme
  readonly options: WriteOptions
}

/**
 * Content for the end of a file of the export: whole characters. `file`: its path in the export, with `/`. `isWhole`: it is all of its file, which goes to the disk at
 * once. `deflate`: that too, in zlib's form (RFC 1950); whoever puts it there has a library of the machine's own, and another thread.
 */
export type Piece = {
  readonly file: string
  readonly content: string | Uint8Array
  readonly isWhole?: true
  readonly deflate?: true
}

/** What one document became: what is to be written now, and by name what the files do not hold as it was marked. */
export type WrittenDocument = { readonly pieces: readonly Piece[]; readonly losses: readonly Loss[] }

/** Writes one side. Holds no more of a document than its files need at the end. */
export type Writer = {
  readonly write: (source: ExportDocument) => WrittenDocument
  /** What ends its files, after the last document. */
  readonly finish: () => readonly Piece[]
}

/** A mention as a file holds it, brought back to UTF-16 offsets of the document's text. */
export type ReadMention = {
  readonly label: string
  readonly spans: readonly Span[]
  /** Where the format names the layer. */
  readonly annotator?: AnnotatorId | undefined
  /** Where the format holds a flat list beside the full one: whether the mention stands in both. */
  readonly flat?: boolean
}

/** A record as a file holds it. */
export type ReadRecord = { readonly annotator?: AnnotatorId | undefined; readonly record: Annotation }

/** One document of a written file, read again without knowing what was meant to be written. */
export type ReadDocument = {
  /** Mentions, placed in the document's text; none where the file does not hold this text. */
  readonly mentionsIn: (text: string) => readonly ReadMention[]
  /** Every record the file holds, those that others refer to among them; none where the file does not hold this text. */
  readonly recordsIn: (text: string) => readonly ReadRecord[]
  /** What the file says of the document besides its records, where its importer reads it. */
  readonly besides?: Besides
}

/** What is known of a document and of its layers besides their records. */
export type Besides = {
  /** Null where the file gives none. */
  readonly name: string | null
  readonly metadata: Metadata
  readonly layers: readonly (Pick<ExportLayer, 'status' | 'unplaced'> & { readonly name: string })[]
}

/** What an import needs to know besides the files. */
export type ImportContext = {
  /** Stamps records that bring no stamp. */
  readonly device: DeviceId
  /** SHA-256 of the text's UTF-8 form, 32 bytes: this folder computes nothing of that kind itself. Null where what is read is only compared: it gets no id then. */
  readonly digest: ((text: string) => Uint8Array) | null
}

/** One document a file brought. `name` is null where the file gives none. */
export type ImportedDocument = {
  readonly document: Pick<Document, 'id' | 'text' | 'sha256' | 'metadata'> & { readonly name: string | null }
  readonly layers: readonly ImportedLayer[]
}

/** A layer a file brought, under the name the file gives its annotator; `import` where it names none. */
export type ImportedLayer = Omit<ExportLayer, 'annotator'> & {
  readonly name: string
  /** Made by a model, not by a person: comes in as suggestions. */
  readonly predicted?: boolean
}

/** The next part of a file, read: a document, what is wrong with it, what it says of the scheme. */
export type ImportedPart = {
  readonly document: ImportedDocument | null
  readonly problems: readonly AppError[]
  readonly scheme?: SchemeProposal
  /** Where the document stands. */
  readonly place?: ImportedPlace
}

/** Lines count from 1; 0: the file as a whole. */
export type ImportedPlace = {
  readonly file: string
  readonly line: number
  /** Of a record that has a line of its own. */
  readonly lineOf?: (record: string) => number | undefined
}

/** What the machine does faster than this folder. */
export type ReadTools = {
  /** The inverse of what becomes of a piece with `deflate`; may run beside. */
  readonly inflate?: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** How a format is read. Readers never throw for what a file holds: every problem is told, the rest comes in. */
export type Importing = {
  /** Whether a file is one of its. */
  readonly recognises: (file: FileHead) => boolean
  /** Names of files in the same folder that are read along with it, and so are not taken by themselves. */
  readonly readsAlong?: (file: FileHead) => readonly string[]
  readonly read: (file: SourceFile, context: ImportContext) => AsyncIterable<ImportedPart>
}

export type FormatId =
  | 'native'
  | 'spacy'
  | 'prodigy'
  | 'doccano'
  | 'label-studio'
  | 'brat'
  | 'conll'
  | 'conll-nested'
  | 'huggingface'
  | 'gliner'
  | 'webanno-tsv'
  | 'w3c'
  | 'chat'
  | 'csv'

/** Choices of the export screen that change what this format writes. */
export type ExportOption =
  | 'layer'
  | 'statuses'
  | 'borders'
  | 'nesting'
  | 'tags'
  | 'offsets'
  | 'relations'
  | 'excel'
  /** To train on: what is not an article's own stays out unless asked for. A tool whose files come back needs the same text. */
  | 'boilerplate'
  | 'split'

/** An exchange format. Adding one is one file and one line in registry.ts. */
export type Format = {
  readonly id: FormatId
  readonly name: Bilingual
  /** What it carries, in a phrase. */
  readonly summary: Bilingual
  readonly carries: Carries
  /** `all`: every layer of a document goes in; `chosen`: one. */
  readonly layers: 'all' | 'chosen'
  readonly options: readonly ExportOption[]
  /** Whether an unsplit export is one file, or always a folder (a zip where that is asked for). */
  readonly output: 'file' | 'folder'
  /** How its consumer is started in the folder of the export, as typed. */
  readonly use?: string
  /** Of its main file, with the dot. */
  readonly extension: string
  /** Stems by side of a split, as its consumer expects them. */
  readonly sides: Readonly<Record<Side, string>>
  readonly open: (context: WriteContext) => Writer
  /** Files beside those of the sides: the scheme in the consumer's words, its configuration, a card. `sides`: those written, with their stems. */
  readonly beside?: (context: BesideContext) => readonly Piece[]
  /** Documents in the order they were written. `files`: all that one writer wrote, in the order begun. */
  readonly readBack: (files: readonly SourceFile[], tools?: ReadTools) => AsyncIterable<ReadDocument>
  /** Absent where the format is not imported. */
  readonly importing?: Importing
}

export type BesideContext = Omit<WriteContext, 'side' | 'stem' | 'sides'> & {
  readonly name: string
  readonly sides: readonly { readonly side: Side | null; readonly stem: string; readonly documents: number }[]
}
