import type { z } from 'zod'
import type { RequestName, requests, Value } from '../../shared/api.ts'
import type { Result } from '../../shared/result.ts'
import type { JobRunner } from '../jobs/job-runner.ts'
import type { AppSession } from '../session/app-session.ts'

/** What only a window system can ask a person. Each answers null when she closes the dialog. Paths are absolute. */
export type Shell = {
  readonly chooseCorpusFolder: () => Promise<string | null>
  /** A folder that is empty or not there yet. */
  readonly chooseNewFolder: (name: string) => Promise<string | null>
  readonly chooseImportPaths: () => Promise<readonly string[] | null>
  readonly chooseExportFolder: () => Promise<string | null>
  readonly chooseCopyFile: (name: string) => Promise<string | null>
  readonly chooseSchemeFile: () => Promise<string | null>
  readonly saveSchemeFile: (name: string) => Promise<string | null>
  readonly choosePdfFile: (name: string) => Promise<string | null>
  readonly chooseTableFile: (name: string) => Promise<string | null>
  readonly copyText: (text: string) => void
  /** What the window shows, as it stands on paper. */
  readonly printToPdf: () => Promise<Uint8Array>
  /** Shows the file or folder in the file browser. */
  readonly reveal: (path: string) => void
}

export type RequestContext = {
  readonly session: AppSession
  readonly jobs: JobRunner
  readonly shell: Shell
  /** The scheme new corpora start with. */
  readonly seeds: string
  /** What the program opened with. */
  readonly started: Promise<Value<'startSession'>>
}

/** Arguments as a handler gets them: parsed, defaults filled in. */
export type ParsedArgs<Name extends RequestName> = z.output<(typeof requests)[Name]['args']>

export type Handler<Name extends RequestName> = (
  context: RequestContext,
  args: ParsedArgs<Name>,
) => Promise<Result<Value<Name>>>

export type Handlers<Name extends RequestName = RequestName> = { readonly [Each in Name]: Handler<Each> }
