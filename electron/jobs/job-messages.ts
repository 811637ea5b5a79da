import type { Job } from '../../shared/api.ts'
import type { FormatId } from '../../shared/formats/format.ts'
import type { Corpus } from '../../shared/model/corpus.ts'
import type { FoundDocument } from '../../shared/model/found.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import type { ImportChoices } from '../../shared/model/import-survey.ts'
import type { InboxItem } from '../../shared/model/inbox.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { AppError } from '../../shared/result.ts'
import type { ExportSelection } from './export-selection.ts'
import type { ExportTarget } from './export-target.ts'
import type { FindQuest } from './find-in-corpus.ts'
import type { InboxQuest } from './inbox-of-corpus.ts'

/** What a worker is started with. */
export type Task =
  | {
      readonly kind: 'import'
      readonly corpusPath: string
      readonly corpus: Corpus
      readonly device: DeviceId
      readonly paths: readonly string[]
      readonly choices: ImportChoices
      /** How many the survey has counted. */
      readonly documents: number
    }
  | {
      readonly kind: 'survey'
      readonly corpusPath: string
      readonly device: DeviceId
      readonly paths: readonly string[]
      readonly scheme: Scheme
      /** Documents of the corpus. */
      readonly known: readonly DocumentId[]
    }
  | {
      readonly kind: 'export'
      readonly corpusPath: string
      readonly device: DeviceId
      readonly format: FormatId
      readonly selection: ExportSelection
      readonly target: ExportTarget
      /** Documents by name. */
      readonly order: readonly DocumentId[]
    }
  | { readonly kind: 'find'; readonly corpusPath: string; readonly device: DeviceId; readonly quest: FindQuest }
  | { readonly kind: 'inbox'; readonly corpusPath: string; readonly device: DeviceId; readonly quest: InboxQuest }

/** Methods of the store that a worker may call: the corpus has one writer, the main process. */
export const remoteMethods = ['ensureAnnotator', 'addDocument', 'writeLayer'] as const
export type RemoteMethod = (typeof remoteMethods)[number]

export type ToWorker =
  | { readonly say: 'cancel' }
  /** Words that stand in the corpus, once they are known. */
  | { readonly say: 'attested'; readonly forms: readonly string[] }
  /** `corpus`: the manifest as it stands after the call. */
  | { readonly say: 'answer'; readonly id: number; readonly answer: unknown; readonly corpus: Corpus }
  | { readonly say: 'failure'; readonly id: number; readonly message: string }

export type Finished = Pick<Job, 'imported' | 'survey' | 'report' | 'out'> & {
  readonly error: AppError | null
  /** Told in passing: the job's result has no place for them. */
  readonly problems: readonly AppError[]
}

export type FromWorker =
  | { readonly say: 'found'; readonly found: readonly FoundDocument[] }
  | { readonly say: 'inbox'; readonly items: readonly InboxItem[] }
  | { readonly say: 'progress'; readonly done: number; readonly total: number; readonly phase?: Job['phase'] }
  | { readonly say: 'call'; readonly id: number; readonly method: RemoteMethod; readonly args: readonly unknown[] }
  | { readonly say: 'finished'; readonly finished: Finished }
