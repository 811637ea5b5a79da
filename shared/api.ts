import { z } from 'zod'
import { type Commit, commitSchema } from './edit/commit.ts'
import { corpusDeedSchema, deedOutcomeSchema, lastDeedSchema } from './edit/corpus-deed.ts'
import { exportOptionsSchema } from './formats/export-options.ts'
import { exportPresetsSchema } from './formats/export-presets.ts'
import { foldedLineSchema } from './formats/fold-record.ts'
import { proofReportSchema } from './formats/proof-report.ts'
import {
  concordanceQuerySchema,
  manyChangeSchema,
  nameIdsSchema,
  namesQuerySchema,
  type Targets,
  targetsSchema,
} from './model/concordance.ts'
import type { ConcordancePage, ManyPreview, MentionOrder, NamesPage, SameName } from './model/concordance-rows.ts'
import { annotatorSchema } from './model/corpus.ts'
import { metadataSchema } from './model/document.ts'
import { evidenceSchema } from './model/evidence.ts'
import type { FoundDocument } from './model/found.ts'
import { annotatorIdSchema, deviceIdSchema, documentIdSchema } from './model/ids.ts'
import { importChoicesSchema, importSurveySchema } from './model/import-survey.ts'
import type { InboxItem } from './model/inbox.ts'
import {
  agreementPlaceSchema,
  ledgerColumnSchema,
  ledgerFilterSchema,
  ledgerPageSchema,
  ledgerQuerySchema,
} from './model/ledger.ts'
import { libraryPageSchema, libraryQuerySchema } from './model/library.ts'
import { passedOverGroupSchema } from './model/passed-over.ts'
import {
  type Annotation,
  annotationSchema,
  type CanonicalEntity,
  type CliticChoice,
  canonicalEntitySchema,
  cliticChoiceSchema,
  statusSchema,
} from './model/records.ts'
import { schemeSchema } from './model/scheme.ts'
import { schemeMappingSchema } from './model/scheme-mapping.ts'
import { schemeUsageSchema } from './model/scheme-usage.ts'
import { settingsSchema } from './model/settings.ts'
import { splitGroupSchema } from './model/split-group.ts'
import type { AppError, Result } from './result.ts'

const nothing = z.object({}).strict()

// Named types: written out in full, as inference would, answers nest too deep for the compiler in projects that import them.
const recordsSchema: z.ZodType<readonly Annotation[]> = z.array(annotationSchema).readonly()
const cliticChoicesSchema: z.ZodType<readonly CliticChoice[]> = z.array(cliticChoiceSchema).readonly()
const canonicalEntitiesSchema: z.ZodType<readonly CanonicalEntity[]> = z.array(canonicalEntitySchema).readonly()
const commitsSchema: z.ZodType<readonly Commit[]> = z.array(commitSchema).readonly()

/** An expected failure as it crosses the border; its codes are closed in result.ts. */
export const appErrorSchema = z.custom<AppError>(
  value => typeof value === 'object' && value !== null && 'code' in value,
)

export const corpusInfoSchema = z
  .object({
    path: z.string(),
    name: z.string(),
    scheme: schemeSchema,
    annotators: z.array(annotatorSchema).readonly(),
    /** Her own entry; null until she has given her name. */
    annotator: annotatorSchema.nullable(),
    device: deviceIdSchema,
    /** Nothing can be saved here: the folder cannot be written. */
    readOnly: z.boolean(),
  })
  .readonly()
export type CorpusInfo = z.infer<typeof corpusInfoSchema>

export const openDocumentSchema = z
  .object({
    id: documentIdSchema,
    name: z.string(),
    text: z.string(),
    metadata: metadataSchema,
    words: z.number().int(),
    /** Her layer, UTF-16 offsets. Empty before the first mark. */
    records: recordsSchema,
    status: statusSchema,
    /** Commits her layer has seen. */
    revision: z.number().int(),
    /** Newest commits of her journal that touch this document, oldest first: the undo stack. */
    history: commitsSchema,
    /** Highest sequence of her journal here; the next commit takes one more. */
    sequence: z.number().int().nonnegative(),
    /** Highest stamp counter among the layer's records and tombstones. */
    counter: z.number().int().nonnegative(),
    hasGold: z.boolean(),
    /** Position in the library's order by name, from 0, and how many there are. */
    place: z.object({ at: z.number().int(), of: z.number().int() }).readonly(),
    /** Neighbours in that order. */
    previous: documentIdSchema.nullable(),
    next: documentIdSchema.nullable(),
    /** Misplaced mentions, damaged files of this document. */
    problems: z.array(appErrorSchema).readonly(),
  })
  .readonly()
export type OpenDocument = z.infer<typeof openDocumentSchema>

export const sessionSchema = z
  .object({
    settings: settingsSchema,
    corpus: corpusInfoSchema.nullable(),
    /** Why there is no corpus, or what is wrong with the one that opened. */
    problems: z.array(appErrorSchema).readonly(),
    /** The article to paint first. */
    document: openDocumentSchema.nullable(),
  })
  .readonly()
export type Session = z.infer<typeof sessionSchema>

export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['import', 'survey', 'export', 'find', 'inbox']),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    /** Documents done so far, and in all; 0 in all while unknown, as in a survey, which counts them. */
    done: z.number().int(),
    total: z.number().int(),
    /** What an export is at. */
    phase: z.enum(['reading', 'writing', 'proving', 'packing']).nullable().default(null),
    error: appErrorSchema.nullable(),
    imported: z
      .object({
        added: z.array(documentIdSchema).readonly(),
        /** Texts that were here already: provenance added, nothing else. */
        known: z.number().int(),
        /** The first of them. */
        problems: z.array(appErrorSchema).readonly(),
        problemCount: z.number().int(),
        /** Files that are not read. */
        passedOver: z.array(passedOverGroupSchema).readonly().default([]),
      })
      .readonly()
      .nullable(),
    /** What an import would bring. */
    survey: importSurveySchema.nullable(),
    report: proofReportSchema.nullable(),
    /** Folder or file written. */
    out: z.string().nullable(),
  })
  .readonly()
export type Job = z.infer<typeof jobSchema>

export const previewSchema = z
  .object({
    /** First lines of the first files, exactly as they will be written; null: the file is no text. `records`: the first of a JSON file, folded to be looked at. */
    files: z
      .array(
        z
          .object({
            file: z.string(),
            text: z.string().nullable(),
            records: z.array(z.array(foldedLineSchema).readonly()).readonly().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    documents: z.number().int(),
    unfinished: z.number().int(),
    entities: z.number().int(),
    /** Mentions whose label is not chosen. */
    unchosen: z.number().int(),
    /** Articles that go out without what is not their own, and mentions in that. */
    shortened: z.number().int(),
    inBoilerplate: z.number().int(),
    /** Mentions by label, as the files name it. */
    labels: z.record(z.string(), z.number().int()),
    /** All articles were counted; else there are more. */
    whole: z.boolean(),
  })
  .readonly()
export type ExportPreview = z.infer<typeof previewSchema>

const startExportSchema = z
  .object({
    options: exportOptionsSchema,
    into: z.enum(['chosen', 'last']),
    /** Where something of its name stands there already: `ask`: nothing is begun; `replace`: files of the same names; `beside`: under another name. */
    taken: z.enum(['ask', 'replace', 'beside']),
  })
  .readonly()

const startedExportSchema = z
  .object({
    folder: z.string(),
    /** Null: it was not begun, since its name is taken. */
    job: z.string().nullable(),
    /** The name it would have, and the one that is free. */
    name: z.string(),
    free: z.string(),
  })
  .readonly()
export type StartedExport = z.infer<typeof startedExportSchema>

const guidelinesSchema = z.object({ text: z.string().max(1_000_000) }).readonly()

const schemeStepSchema = z
  .object({
    /** Revision of the scheme that the change was made of. */
    from: z.number().int().nonnegative(),
    scheme: schemeSchema,
    mapping: schemeMappingSchema,
    /** ISO 8601, UTC. */
    at: z.string(),
    /** Finished articles in which marks change come back to be looked at again. */
    review: z.boolean(),
  })
  .readonly()

export const settingsPatchSchema = z
  .object({
    language: settingsSchema.unwrap().shape.language,
    theme: settingsSchema.unwrap().shape.theme,
    textSize: settingsSchema.unwrap().shape.textSize,
    font: settingsSchema.unwrap().shape.font,
    measure: settingsSchema.unwrap().shape.measure,
    leading: settingsSchema.unwrap().shape.leading,
    chips: settingsSchema.unwrap().shape.chips,
    showGold: settingsSchema.unwrap().shape.showGold,
    reading: settingsSchema.unwrap().shape.reading,
    screen: settingsSchema.unwrap().shape.screen,
    libraryQuery: settingsSchema.unwrap().shape.libraryQuery,
    exportOptions: settingsSchema.unwrap().shape.exportOptions,
    exportLayers: settingsSchema.unwrap().shape.exportLayers,
    views: settingsSchema.unwrap().shape.views,
    keys: settingsSchema.unwrap().shape.keys,
    absorb: settingsSchema.unwrap().shape.absorb,
    recentCommands: settingsSchema.unwrap().shape.recentCommands,
  })
  .partial()
  .readonly()

/** Every request the renderer may make: what it says and what it is told. Main parses `args`; `value` types the answer. */
export const requests = {
  /** What to show first; opens the remembered corpus and its last article. */
  startSession: { args: nothing, value: sessionSchema },
  updateSettings: { args: settingsPatchSchema, value: settingsSchema },

  /** Each shows a folder dialog; null: she closed it. */
  chooseCorpus: { args: nothing, value: sessionSchema.nullable() },
  createCorpus: { args: z.object({ name: z.string().min(1) }), value: sessionSchema.nullable() },
  openRecentCorpus: { args: z.object({ at: z.number().int().nonnegative() }), value: sessionSchema },
  /** Gives her name to this laptop and to the open corpus. */
  nameAnnotator: { args: z.object({ name: z.string().trim().min(1).max(120) }), value: corpusInfoSchema },

  listDocuments: { args: libraryQuerySchema, value: libraryPageSchema },
  openDocument: { args: z.object({ id: documentIdSchema }), value: openDocumentSchema },
  /** Agreements of all articles and layers, as the ledger shows them. */
  listAgreements: { args: ledgerQuerySchema, value: ledgerPageSchema },
  /** The passages that say what an agreement says; null: it is gone. */
  readEvidence: { args: agreementPlaceSchema, value: evidenceSchema.nullable() },
  /** Puts what the ledger shows on the clipboard as a table, cells between tabs; `only`: these agreements alone. */
  copyAgreements: {
    args: z.object({
      filter: ledgerFilterSchema,
      columns: z.array(ledgerColumnSchema).min(1).readonly(),
      only: z.array(agreementPlaceSchema).readonly().nullable(),
    }),
    value: z.object({ rows: z.number().int() }).readonly(),
  },
  /** The same as CSV where she chooses; null: she closed the dialog. `forExcel`: with a byte order mark, by which Excel knows UTF-8. */
  saveAgreements: {
    args: z.object({
      filter: ledgerFilterSchema,
      columns: z.array(ledgerColumnSchema).min(1).readonly(),
      forExcel: z.boolean(),
    }),
    value: z.object({ file: z.string(), rows: z.number().int() }).readonly().nullable(),
  },
  /** Another annotator's records, or gold, to look at. */
  readLayer: {
    args: z.object({ id: documentIdSchema, annotator: annotatorIdSchema }),
    value: z.object({ records: recordsSchema }).readonly(),
  },
  /** Answers when the commit is durable. */
  saveCommit: { args: commitSchema, value: z.object({ sequence: z.number().int() }).readonly() },
  /** One deed in many articles. Answers when it is durable, all of it or nothing. */
  saveDeed: { args: corpusDeedSchema, value: deedOutcomeSchema },
  /**
   * Another scheme and what becomes of her records by it: one line, with a backup before it. Another annotator's records are mapped when that one
   * opens the corpus. Errors: `scheme/changed`.
   */
  saveSchemeChange: { args: schemeStepSchema, value: deedOutcomeSchema },
  /** The open corpus as it is now: its scheme may have been changed. */
  readCorpus: { args: nothing, value: corpusInfoSchema },
  /** Who and what mentions name, in the corpus's own layers: hers, which acts on that document change, and those of others to link to. */
  listCanonicalEntities: {
    args: nothing,
    value: z.object({ own: canonicalEntitiesSchema, others: canonicalEntitiesSchema }).readonly(),
  },
  /** The newest deed that was done to many articles or from outside the one it touched; null: none. */
  lastDeed: { args: nothing, value: lastDeedSchema.nullable() },
  /** Writes the document with these records as native JSONL where she chooses; null: she closed the dialog. */
  saveCopy: {
    args: z.object({ id: documentIdSchema, records: z.array(annotationSchema).readonly() }),
    value: z.object({ file: z.string() }).readonly().nullable(),
  },
  /** Prints what the window shows to a PDF where she chooses; null: she closed the dialog. */
  savePdf: { args: z.object({ name: z.string() }), value: z.object({ file: z.string() }).readonly().nullable() },
  /** Folded forms that stand alone as a word anywhere in the corpus, at most 20,000, the most frequent first: clitic cuts are proposed by them. */
  listAttestedForms: { args: nothing, value: z.array(z.string()).readonly() },
  /** The cuts she chose against what was proposed, the latest for each form and label, in all documents but the one she works on. */
  listCliticChoices: { args: z.object({ except: documentIdSchema }), value: cliticChoicesSchema },

  /** Canonical entities and forms of all her mentions. */
  listNames: { args: namesQuerySchema, value: z.custom<NamesPage>() },
  /** Entities that words may name, the likeliest first, at most three: those the same words are linked to elsewhere, then those called so. */
  suggestLinks: {
    args: z.object({ words: z.string() }),
    value: z.array(z.object({ id: z.string(), name: z.string() }).readonly()).readonly(),
  },
  /** Pairs of them that may be one, at most 500, those of most mentions first. */
  listSameNames: { args: nothing, value: z.custom<readonly SameName[]>() },
  listMentions: { args: z.object({ names: nameIdsSchema }), value: z.custom<Targets>() },
  /** Mentions of one of them, each in its context; `order`: all of them at once, to be selected by. */
  concordance: { args: concordanceQuerySchema, value: z.custom<ConcordancePage>() },
  concordanceOrder: {
    args: concordanceQuerySchema.unwrap().pick({ subject: true, sort: true }),
    value: z.custom<MentionOrder>(),
  },
  /** What a change of many mentions would do and what stands in its way; nothing is written. */
  previewMany: {
    args: z.object({ targets: targetsSchema, change: manyChangeSchema }),
    value: z.custom<ManyPreview>(),
  },

  /** Shows a file dialog; null: she closed it. Progress comes as `job` events. */
  chooseImport: { args: nothing, value: z.object({ job: z.string() }).readonly().nullable() },
  /** Paths of dropped files, found by the preload. Both only look at what would come in: a job of the kind `survey`. */
  importDropped: {
    args: z.object({ paths: z.array(z.string()).min(1) }),
    value: z.object({ job: z.string() }).readonly(),
  },
  /** Brings in what the survey, named by its job, looked at. */
  startImport: {
    args: z.object({ survey: z.string(), choices: importChoicesSchema }),
    value: z.object({ job: z.string() }).readonly(),
  },

  /** What her layers use of the scheme. */
  schemeUsage: { args: nothing, value: schemeUsageSchema },
  /** Marks of a label in groups that are decided together, when it is split. */
  splitGroups: { args: z.object({ label: z.string().min(1) }), value: z.array(splitGroupSchema).readonly() },
  /** Reads a scheme from a file she chooses and changes nothing; null: she closed the dialog. */
  chooseScheme: { args: nothing, value: z.object({ scheme: schemeSchema }).readonly().nullable() },
  /** Writes the scheme as JSON where she chooses; null: she closed the dialog. */
  exportScheme: { args: nothing, value: z.object({ file: z.string() }).readonly().nullable() },
  /** How the corpus is to be annotated, in Markdown; empty: nothing has been written. */
  readGuidelines: { args: nothing, value: guidelinesSchema },
  writeGuidelines: { args: guidelinesSchema, value: guidelinesSchema },

  /** Choices of an export under names, kept in the corpus. */
  readPresets: { args: nothing, value: exportPresetsSchema },
  /** All of them: what is not among them is gone. */
  writePresets: { args: z.object({ presets: exportPresetsSchema }), value: exportPresetsSchema },
  previewExport: { args: exportOptionsSchema, value: previewSchema },
  /** Writes into a folder she chooses, or the one of the last time; null: she closed the dialog. Progress and report come as `job` events. */
  startExport: { args: startExportSchema, value: startedExportSchema.nullable() },
  /** Looks for words in all articles, in the order of their names. What is found comes as `found` events, progress as `job` events. */
  startFind: {
    args: z.object({ label: z.string().min(1), forms: z.array(z.string().min(1)).min(1).readonly() }),
    value: z.object({ job: z.string() }).readonly(),
  },
  /** Looks through her articles for what waits to be looked at: it comes as one `inbox` event, progress as `job` events. */
  startInbox: { args: nothing, value: z.object({ job: z.string() }).readonly() },
  cancelJob: { args: z.object({ id: z.string() }), value: nothing },
  /** Shows what a finished job wrote in the file browser. */
  revealOutput: { args: z.object({ job: z.string() }), value: nothing },
} as const

export type RequestName = keyof typeof requests
export type Args<Name extends RequestName> = z.input<(typeof requests)[Name]['args']>
export type Value<Name extends RequestName> = z.infer<(typeof requests)[Name]['value']>
/** What a request answers, once its JSON is read. */
export type Answer<Name extends RequestName> = Result<Value<Name>>

/** What main tells the window without being asked. */
export type AppEvent =
  | { readonly name: 'job'; readonly job: Job }
  | { readonly name: 'problem'; readonly problem: AppError }
  /** What a search has found since it told last. */
  | { readonly name: 'found'; readonly job: string; readonly found: readonly FoundDocument[] }
  | { readonly name: 'inbox'; readonly job: string; readonly items: readonly InboxItem[] }
  /** The window is asked to close: answer with `readyToClose` once nothing is unsaved, or ask her. */
  | { readonly name: 'closing' }

/** What the preload puts on `window.hashiya`: one method a request, one JSON string each way. */
export type Api = { readonly [Name in Exclude<RequestName, 'importDropped'>]: (args: string) => Promise<string> } & {
  /** Takes the dropped `File`s themselves: only the preload may know their paths. */
  readonly importDropped: (files: readonly unknown[]) => Promise<string>
  /** Returns the function that stops listening. `event` is one JSON string, an `AppEvent`. */
  readonly onEvent: (listener: (event: string) => void) => () => void
  /** Tells main that the window may close now. */
  readonly readyToClose: () => void
}
