import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Job } from '../../shared/api.ts'
import type { FormatId } from '../../shared/formats/format.ts'
import type { FoundDocument } from '../../shared/model/found.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import type { ImportChoices } from '../../shared/model/import-survey.ts'
import type { InboxItem } from '../../shared/model/inbox.ts'
import { type AppError, assertNever } from '../../shared/result.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { exportLimits } from './export-limits.ts'
import type { ExportSelection } from './export-selection.ts'
import type { ExportTarget } from './export-target.ts'
import type { FindQuest } from './find-in-corpus.ts'
import type { InboxQuest } from './inbox-of-corpus.ts'
import type { Finished, FromWorker, Task, ToWorker } from './job-messages.ts'

export type JobRunnerOptions = {
  /** The bundled `worker.ts`. */
  readonly workerFile: string
  readonly device: DeviceId
  readonly onJob: (job: Job) => void
  readonly onProblem: (problem: AppError) => void
  /** What a search has found since it told last. */
  readonly onFound: (job: string, found: readonly FoundDocument[]) => void
  /** What waits to be looked at, once all of it is known. */
  readonly onInbox: (job: string, items: readonly InboxItem[]) => void
  /** An import has ended: the library changes. */
  readonly onImported: (added: readonly DocumentId[]) => Promise<void>
  readonly onBug: (bug: unknown) => void
}

type Running = { readonly worker: Worker; readonly store: CorpusStore }

/** Work that takes its time, each in a thread of its own. Progress and outcome are told as `Job`s. */
export class JobRunner {
  readonly #options: JobRunnerOptions
  readonly #jobs = new Map<string, Job>()
  readonly #running = new Map<string, Running>()

  constructor(options: JobRunnerOptions) {
    this.#options = options
  }

  /** Brings in what a survey looked at, which is forgotten then; null where there is no such survey. */
  startImport(store: CorpusStore, survey: string, choices: ImportChoices): string | null {
    const surveyed = this.#jobs.get(survey)?.survey
    if (!surveyed) return null
    this.#jobs.delete(survey)
    const { device } = this.#options
    const { paths, documents } = surveyed
    const corpus = store.manifest()
    return this.#start({ kind: 'import', corpusPath: store.path, corpus, device, paths, choices, documents }, store)
  }

  /** Reads what an import would bring. `attested` as for a search. */
  startSurvey(
    store: CorpusStore,
    paths: readonly string[],
    known: readonly DocumentId[],
    attested: Promise<readonly string[]>,
  ): string {
    const { device } = this.#options
    const { scheme } = store.manifest()
    const id = this.#start({ kind: 'survey', corpusPath: store.path, device, paths, scheme, known }, store)
    attested.then(forms => this.#say(id, { say: 'attested', forms })).catch(this.#options.onBug)
    return id
  }

  /** `order`: documents by name. */
  startExport(
    store: CorpusStore,
    format: FormatId,
    selection: ExportSelection,
    target: ExportTarget,
    order: readonly DocumentId[],
  ): string {
    const { device } = this.#options
    return this.#start({ kind: 'export', corpusPath: store.path, device, format, selection, target, order }, store)
  }

  /** Begins at once; `attested`, the words of the corpus as attested forms, are used from when they are there. */
  startFind(store: CorpusStore, quest: FindQuest, attested: Promise<readonly string[]>): string {
    const { device } = this.#options
    const id = this.#start({ kind: 'find', corpusPath: store.path, device, quest }, store)
    attested.then(forms => this.#say(id, { say: 'attested', forms })).catch(this.#options.onBug)
    return id
  }

  startInbox(store: CorpusStore, quest: InboxQuest): string {
    return this.#start({ kind: 'inbox', corpusPath: store.path, device: this.#options.device, quest }, store)
  }

  cancel(id: string): void {
    this.#say(id, { say: 'cancel' })
  }

  outputOf(id: string): string | null {
    return this.#jobs.get(id)?.out ?? null
  }

  /** Cancels what runs and waits until nothing does: before the corpus is closed. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#running].map(async ([id, { worker }]) => {
        const ended = new Promise<void>(resolve => worker.once('exit', () => resolve()))
        this.cancel(id)
        await ended
      }),
    )
  }

  #start(task: Task, store: CorpusStore): string {
    const id = randomUUID()
    const worker = new Worker(this.#options.workerFile, {
      workerData: task,
      ...(task.kind === 'export' ? { resourceLimits: exportLimits } : {}),
    })
    this.#running.set(id, { worker, store })
    this.#tell({
      id,
      kind: task.kind,
      state: 'running',
      done: 0,
      total: 0,
      phase: null,
      error: null,
      imported: null,
      survey: null,
      report: null,
      out: null,
    })
    worker.on('message', (message: FromWorker) => void this.#take(id, message))
    worker.on('error', bug => {
      this.#options.onBug(bug)
      const error: AppError = { code: 'program/failed', params: { reason: String(bug) } }
      this.#change(id, { state: 'failed', error })
    })
    worker.on('exit', () => this.#running.delete(id))
    return id
  }

  async #take(id: string, message: FromWorker): Promise<void> {
    switch (message.say) {
      case 'progress':
        return this.#change(id, { done: message.done, total: message.total, phase: message.phase ?? null })
      case 'found':
        return this.#options.onFound(id, message.found)
      case 'inbox':
        return this.#options.onInbox(id, message.items)
      case 'call':
        return this.#call(id, message)
      case 'finished':
        return this.#finish(id, message.finished)
      default:
        return assertNever(message)
    }
  }

  async #call(id: string, { id: call, method, args }: FromWorker & { readonly say: 'call' }): Promise<void> {
    const store = this.#running.get(id)?.store
    if (!store) return
    try {
      // The worker's side of this call is typed by the store itself; a message carries no types.
      const run = store[method].bind(store) as (...args: readonly unknown[]) => Promise<unknown>
      this.#say(id, { say: 'answer', id: call, answer: await run(...args), corpus: store.manifest() })
    } catch (bug) {
      this.#options.onBug(bug)
      this.#say(id, { say: 'failure', id: call, message: String(bug) })
    }
  }

  async #finish(id: string, { error, problems, ...outcome }: Finished): Promise<void> {
    if (outcome.imported) await this.#options.onImported(outcome.imported.added)
    for (const problem of problems) this.#options.onProblem(problem)
    const state = error === null ? 'done' : error.code === 'job/cancelled' ? 'cancelled' : 'failed'
    this.#change(id, { ...outcome, error, state })
  }

  #say(id: string, message: ToWorker): void {
    this.#running.get(id)?.worker.postMessage(message)
  }

  #change(id: string, change: Partial<Job>): void {
    const job = this.#jobs.get(id)
    if (job) this.#tell({ ...job, ...change })
  }

  #tell(job: Job): void {
    this.#jobs.set(job.id, job)
    this.#options.onJob(job)
  }
}
