import { parentPort, workerData } from 'node:worker_threads'
import type { Corpus } from '../../shared/model/corpus.ts'
import type { FoundDocument } from '../../shared/model/found.ts'
import type { InboxItem } from '../../shared/model/inbox.ts'
import { type IsAttested, toAttestedForm } from '../../shared/text/attested-forms.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import type { FromWorker, RemoteMethod, Task, ToWorker } from './job-messages.ts'
import { runTask, type TaskWork } from './run-task.ts'

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (reason: Error) => void }

/** The entry of a job's thread: `workerData` is the task. */
async function work(port: NonNullable<typeof parentPort>, task: Task): Promise<void> {
  const say = (message: FromWorker): void => port.postMessage(message)
  const cancelling = new AbortController()
  const calls = new Map<number, Waiting>()
  let manifest: Corpus | null = task.kind === 'import' ? task.corpus : null
  let attested: ReadonlySet<string> = new Set()
  let count = 0

  port.on('message', (message: ToWorker) => {
    switch (message.say) {
      case 'cancel':
        cancelling.abort()
        break
      case 'attested':
        attested = new Set(message.forms)
        break
      case 'answer':
        manifest = message.corpus
        // The answer is what the named method of the real store gave.
        calls.get(message.id)?.resolve(message.answer as never)
        calls.delete(message.id)
        break
      case 'failure':
        calls.get(message.id)?.reject(new Error(message.message))
        calls.delete(message.id)
        break
    }
  })

  const call = <Method extends RemoteMethod>(
    method: Method,
    ...args: Parameters<CorpusStore[Method]>
  ): ReturnType<CorpusStore[Method]> => {
    const id = ++count
    const answer = new Promise<never>((resolve, reject) => calls.set(id, { resolve, reject }))
    say({ say: 'call', id, method, args })
    return answer as ReturnType<CorpusStore[Method]>
  }
  const elsewhere = (): never => {
    throw new Error('an import reads nothing from the corpus')
  }
  const corpus: CorpusStore = {
    path: task.corpusPath,
    readOnly: false,
    problems: [],
    manifest: () => manifest ?? elsewhere(),
    ensureAnnotator: name => call('ensureAnnotator', name),
    addDocument: document => call('addDocument', document),
    writeLayer: (annotator, id, layer) => call('writeLayer', annotator, id, layer),
    saveSetting: elsewhere,
    listDocumentIds: elsewhere,
    readDocument: elsewhere,
    listLayers: elsewhere,
    layerMarks: elsewhere,
    readLayer: elsewhere,
    saveCommit: elsewhere,
    saveDeed: elsewhere,
    changeScheme: elsewhere,
    followScheme: elsewhere,
    lastDeed: elsewhere,
    sequenceOf: elsewhere,
    readHistory: elsewhere,
    checkpoint: elsewhere,
    close: elsewhere,
  }
  const onProgress: TaskWork['onProgress'] = (done, total, phase) =>
    say({ say: 'progress', done, total, ...(phase ? { phase } : {}) })
  const onFound = (found: readonly FoundDocument[]): void => say({ say: 'found', found })
  const onInbox = (items: readonly InboxItem[]): void => say({ say: 'inbox', items })
  const isAttested: IsAttested = form => attested.has(toAttestedForm(form))
  const finished = await runTask(task, { signal: cancelling.signal, onProgress, onFound, onInbox, isAttested, corpus })
  say({ say: 'finished', finished })
  port.close()
}

if (!parentPort) throw new Error('this is the entry of a worker thread')
// A bug in the work ends the thread with an error, which the main process reports.
void work(parentPort, workerData)
