import { randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { openCorpus } from '../../electron/store/open-corpus.ts'
import type { Commit } from '../../shared/edit/commit.ts'
import { type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import { toRecordId } from '../../shared/model/make-id.ts'
import { annotatorName } from '../home.ts'
import { device, expectOk } from '../sample.ts'

// Runs in Electron's own Node, the version the store runs on: corpus folder, document, how many. Prints the samples as JSON.

/** Milliseconds: `store` from saveCommit to its answer, `bare` append and fdatasync of the same bytes in the same folder. */
type Samples = { readonly store: number[]; readonly bare: number[] }

/** Saves commits of one mark each through the store, in turn with bare writes of the very bytes its journal has grown by. */
async function sampleDurable(folder: string, id: string, count: number): Promise<Samples> {
  const document: DocumentId = documentIdSchema.parse(id)
  const corpus = expectOk(await openCorpus({ path: folder, device, mode: 'write' }))
  const { id: annotator } = expectOk(await corpus.ensureAnnotator(annotatorName))
  const { text } = expectOk(await corpus.readDocument(document))
  const { counter } = expectOk(await corpus.readLayer(annotator, document))
  const first = expectOk(await corpus.sequenceOf(annotator)) + 1
  const journals = path.join(folder, 'journal')
  const journal = path.join(journals, `${annotator}-${device}.jsonl`)
  const bare = openSync(path.join(journals, 'bare.bench'), 'a')
  const samples: Samples = { store: [], bare: [] }
  for (let at = 0; at < count; at++) {
    const commit = commitOf(document, text, first + at, counter + at + 1)
    const before = statSync(journal, { throwIfNoEntry: false })?.size ?? 0
    const begun = performance.now()
    expectOk(await corpus.saveCommit(annotator, commit))
    const saved = performance.now()
    const bytes = readFrom(journal, before)
    if (bytes.length === 0) throw new Error('the journal has not grown')
    const again = performance.now()
    writeSync(bare, bytes)
    fdatasyncSync(bare)
    samples.store.push(saved - begun)
    samples.bare.push(performance.now() - again)
    // As between two keys: whatever else the program does meanwhile may happen.
    await new Promise(resolve => setTimeout(resolve, 4))
  }
  closeSync(bare)
  expectOk(await corpus.close())
  return samples
}

/** What a file has grown by. No more is read: the memory would be cleared up within what is measured. */
function readFrom(file: string, start: number): Uint8Array {
  const bytes = new Uint8Array(statSync(file).size - start)
  const opened = openSync(file, 'r')
  readSync(opened, bytes, 0, bytes.length, start)
  closeSync(opened)
  return bytes
}

function commitOf(document: DocumentId, text: string, sequence: number, counter: number): Commit {
  const start = (sequence * 37) % (text.length - 20)
  const entity = {
    kind: 'entity' as const,
    id: toRecordId(randomBytes(10)),
    label: 'ORG',
    spans: [{ start, end: start + 12 }],
    attributes: {},
    note: '',
    doubt: false,
    source: 'person' as const,
    stamp: [counter, device] as const,
  }
  return {
    sequence,
    name: 'createEntity',
    at: new Date().toISOString(),
    diffs: [{ document, diff: { added: [entity], updated: [], removed: [] } }],
  }
}

const [folder = '', id = '', count = '0'] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await sampleDurable(folder, id, Number(count))))
