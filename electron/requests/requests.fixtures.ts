import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { type Answer, type Args, type Job, type RequestName, requests, type Value } from '../../shared/api.ts'
import type { AppError } from '../../shared/result.ts'
import { fromWire } from '../../shared/wire.ts'
import { JobRunner } from '../jobs/job-runner.ts'
import { AppSession } from '../session/app-session.ts'
import { startSession } from '../session/start-session.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { SettingsStore } from '../store/settings-store.ts'
import { answerRequest } from './answer-request.ts'
import type { RequestContext, Shell } from './request-context.ts'

export const seeds = join(import.meta.dirname, '../../seeds')

/** The program without its window, in a home of its own for each test. Dialogs are answered at once with what is `chosen`. */
class Program {
  home = ''
  chosen: {
    folder: string | null
    paths: readonly string[] | null
    file: string | null
    print: () => Promise<Uint8Array>
  } = { folder: null, paths: null, file: null, print: async () => new TextEncoder().encode('%PDF') }
  problems: AppError[] = []
  jobs: Job[] = []
  readonly #running: RequestContext[] = []
  readonly #shell: Shell = {
    chooseCorpusFolder: async () => this.chosen.folder,
    chooseNewFolder: async () => this.chosen.folder,
    chooseImportPaths: async () => this.chosen.paths,
    chooseExportFolder: async () => this.chosen.folder,
    chooseCopyFile: async () => this.chosen.file,
    choosePdfFile: async () => this.chosen.file,
    chooseSchemeFile: async () => this.chosen.file,
    saveSchemeFile: async () => this.chosen.file,
    chooseTableFile: async () => this.chosen.file,
    copyText: () => undefined,
    printToPdf: () => this.chosen.print(),
    reveal: () => {},
  }

  async start(workerFile = 'none', corpus: string | null = null): Promise<RequestContext> {
    const settings = await SettingsStore.open(join(this.home, 'user'))
    const onProblem = (problem: AppError): void => void this.problems.push(problem)
    const session = new AppSession({ settings, fileSystem: nodeFileSystem, onProblem })
    const runner = new JobRunner({
      workerFile,
      device: settings.device,
      onJob: job => void this.jobs.push(job),
      onProblem,
      onFound: () => {},
      onInbox: () => {},
      onImported: added => session.noteChanges({ added }),
      onBug: bug => {
        throw bug
      },
    })
    const started = startSession(session, {
      corpus,
      isSampleWanted: false,
      documents: join(this.home, 'documents'),
      seeds,
      device: settings.device,
      problems: settings.problems,
    })
    const context = { session, jobs: runner, shell: this.#shell, seeds, started }
    this.#running.push(context)
    await started
    return context
  }

  async end(): Promise<void> {
    for (const { session } of this.#running) await session.close()
    rmSync(this.home, { recursive: true })
  }
}

/** A program for each test of the file. */
export function programForEachTest(): Pick<Program, 'home' | 'chosen' | 'problems' | 'jobs' | 'start'> {
  let program = new Program()
  beforeEach(() => {
    program = new Program()
    program.home = mkdtempSync(join(tmpdir(), 'hashiya-requests-'))
  })
  afterEach(() => program.end())
  return {
    get home() {
      return program.home
    },
    get chosen() {
      return program.chosen
    },
    get problems() {
      return program.problems
    },
    get jobs() {
      return program.jobs
    },
    start: (workerFile, corpus) => program.start(workerFile, corpus),
  }
}

export async function ask<Name extends RequestName>(
  context: RequestContext,
  name: Name,
  args: Args<Name>,
): Promise<Answer<Name>> {
  return fromWire(await answerRequest(context, name, JSON.stringify(args)))
}

export async function get<Name extends RequestName>(
  context: RequestContext,
  name: Name,
  args: Args<Name>,
): Promise<Value<Name>> {
  const answer = await ask(context, name, args)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  // The table types every answer; this holds the handlers to it at run time, field by field.
  expect(requests[name].value.parse(answer.value), name).toEqual(answer.value)
  return answer.value
}

export const firstDocument = (session: Value<'startSession'>) => {
  if (!session.document) throw new Error('no document')
  return session.document
}
