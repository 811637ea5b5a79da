import { findFormat } from '../../shared/formats/registry.ts'
import type { FoundDocument } from '../../shared/model/found.ts'
import type { InboxItem } from '../../shared/model/inbox.ts'
import { groupPassedOver } from '../../shared/model/passed-over.ts'
import type { AppError } from '../../shared/result.ts'
import type { IsAttested } from '../../shared/text/attested-forms.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { nodeFileSystem, readingAtOnce } from '../store/node-file-system.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { type ExportPhase, exportCorpus } from './export-corpus.ts'
import { findInCorpus } from './find-in-corpus.ts'
import { importFiles } from './import-files.ts'
import { inboxOfCorpus } from './inbox-of-corpus.ts'
import type { Finished, Task } from './job-messages.ts'
import { surveyImport } from './survey-import.ts'

export type TaskWork = {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number, phase?: ExportPhase) => void
  readonly onFound: (found: readonly FoundDocument[]) => void
  readonly onInbox: (items: readonly InboxItem[]) => void
  readonly isAttested: IsAttested
  /** The corpus as an import writes it. */
  readonly corpus: CorpusStore
}

const nothing = { imported: null, survey: null, report: null, out: null, problems: [], error: null }

/** Milliseconds between two reports of how far a job is: a message for each of 100,000 articles would take longer than they do. */
const reportedEvery = 80

function inSteps(onProgress: TaskWork['onProgress']): TaskWork['onProgress'] {
  let last = 0
  return (done, total, phase) => {
    const now = performance.now()
    if (done > 0 && done !== total && now - last < reportedEvery) return
    last = now
    onProgress(done, total, phase)
  }
}

/** Opens the corpus to read every article of it, as fast as that goes, and closes it again. */
async function lookThrough(
  { corpusPath: path, device }: Extract<Task, { readonly kind: 'find' | 'inbox' }>,
  look: (corpus: CorpusStore) => Promise<Finished>,
): Promise<Finished> {
  const opened = await openCorpus({ path, device, mode: 'read', fileSystem: readingAtOnce(nodeFileSystem) })
  if (!opened.ok) return { ...nothing, error: opened.error }
  try {
    return await look(opened.value)
  } finally {
    await opened.value.close()
  }
}

/** Does the work of a job, in whatever thread it was sent to. */
export async function runTask(task: Task, work: TaskWork): Promise<Finished> {
  const { signal, onProgress, corpus } = work
  switch (task.kind) {
    case 'import': {
      const { added, known, problems, problemCount, passedOver, stopped } = await importFiles(task.paths, corpus, {
        device: task.device,
        choices: task.choices,
        changes: task.choices.changes,
        columns: { text: task.choices.textColumn },
        documents: task.documents,
        signal,
        onProgress: inSteps(onProgress),
      })
      const imported = { added, known, problems, problemCount, passedOver: groupPassedOver(passedOver) }
      return { ...nothing, imported, error: stopped }
    }
    case 'survey': {
      const { device, scheme, known } = task
      const { isAttested } = work
      const report = inSteps(onProgress)
      const surveyed = await surveyImport(task.paths, {
        device,
        scheme,
        known: new Set(known),
        isAttested,
        signal,
        onProgress: done => report(done, 0),
      })
      return surveyed.ok ? { ...nothing, survey: surveyed.value } : { ...nothing, error: surveyed.error }
    }
    case 'find':
      return lookThrough(task, async opened => {
        const found = await findInCorpus(opened, task.quest, work)
        return found.ok ? { ...nothing, problems: found.value.problems } : { ...nothing, error: found.error }
      })
    case 'inbox':
      return lookThrough(task, async opened => {
        const inbox = await inboxOfCorpus(opened, task.quest, work)
        if (!inbox.ok) return { ...nothing, error: inbox.error }
        work.onInbox(inbox.value.items)
        return { ...nothing, problems: inbox.value.problems }
      })
    case 'export': {
      const failed = (error: AppError): Finished => ({ ...nothing, error })
      // Reads beside the program that writes: the journal holds everything it has acknowledged.
      const opened = await openCorpus({ path: task.corpusPath, device: task.device, mode: 'read' })
      if (!opened.ok) return failed(opened.error)
      const format = findFormat(task.format)
      if (!format.ok) return failed(format.error)
      const outcome = await exportCorpus(opened.value, format.value, task.selection, task.target, {
        signal,
        onProgress: inSteps(onProgress),
        order: task.order,
      })
      await opened.value.close()
      if (!outcome.ok) return failed(outcome.error)
      const { report, path, problems } = outcome.value
      return { ...nothing, report, out: path, problems }
    }
  }
}
