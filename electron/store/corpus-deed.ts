import { addFound } from '../../shared/edit/add-found.ts'
import type { CorpusDeed, DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import type { EditContext } from '../../shared/edit/edit-context.ts'
import { reapply, undoOf } from '../../shared/edit/history.ts'
import { MentionIndex } from '../../shared/edit/mention-index.ts'
import { isEmptyDiff, squash } from '../../shared/edit/records-diff.ts'
import { beginWork } from '../../shared/edit/set-status.ts'
import {
  type StoredCommit,
  type StoredDiff,
  storedCommitVersion,
  toStoredDiff,
} from '../../shared/edit/stored-commit.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import type { Annotation, Stamp } from '../../shared/model/records.ts'
import type { LayerContent } from './corpus-store.ts'
import type { LoadedDocument } from './document-store.ts'
import type { Journal } from './journal.ts'
import { type LayerState, ontoLayer } from './layer-state.ts'
import type { OpenLayer } from './layer-store.ts'

/** What working out a deed needs of the corpus. */
export type DeedWork = {
  readonly device: DeviceId
  readonly text: (document: DocumentId) => Promise<LoadedDocument>
  readonly read: (layer: OpenLayer) => Promise<LayerContent>
  /** The deed that is taken back or brought again, as its line holds it. */
  readonly original: StoredCommit | null
}

/** One document's part, and how many records are left alone. */
type Part = { readonly diff: StoredDiff; readonly skipped: number }

const noPart = (document: DocumentId): StoredDiff => ({ document, added: [], updated: [], removed: [] })

/** Every document whose layer the deed needs, the open one first. */
export const documentsOf = ({ open, added }: CorpusDeed, original: StoredCommit | null): readonly DocumentId[] => [
  ...new Set([...(open ? [open.document] : []), ...(original?.diffs ?? added).map(({ document }) => document)]),
]

/**
 * The deed as one line: the open document's part as it was sent, the others' worked out from their layers as they stand. Of a deed that is
 * taken back every document keeps a part, an empty one too: the undo stacks are rebuilt from it.
 */
export async function toDeedLine(
  deed: CorpusDeed,
  sequence: number,
  layers: readonly OpenLayer[],
  work: DeedWork,
): Promise<{ readonly stored: StoredCommit; readonly outcome: DeedOutcome }> {
  const { name, at, undoes, redoes, open } = deed
  const added = new Map(deed.added.map(({ document, records }) => [document, records]))
  const originals = new Map(work.original?.diffs.map(diff => [diff.document, diff]))
  const diffs: StoredDiff[] = []
  const skipped: DeedOutcome['skipped'][number][] = []
  for (const layer of layers) {
    const { document, state } = layer
    const original = originals.get(document)
    const part: Part =
      open?.document === document
        ? {
            diff: ontoLayer(state, toStoredDiff(document, open.diff, await work.text(document)), work.device),
            skipped: 0,
          }
        : original
          ? repeatPart(state, original, undoes !== undefined, work.device)
          : await addPart(layer, added.get(document) ?? [], work)
    if (original || !isEmptyDiff(part.diff)) diffs.push(part.diff)
    if (part.skipped > 0) {
      const { name } = (await work.text(document)).document
      skipped.push({ document, name, records: part.skipped })
    }
  }
  // A line says what it is about, even where nothing came of it.
  const [first] = layers
  if (diffs.length === 0 && first) diffs.push(noPart(first.document))
  const stored: StoredCommit = {
    version: storedCommitVersion,
    sequence,
    name,
    at,
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    diffs,
  }
  return { stored, outcome: outcomeOf(sequence, diffs, skipped) }
}

/** The deed was sent again because its acknowledgement was lost. Throws where another commit has its number. */
export async function acknowledgeAgain(journal: Journal, sequence: number, deed: CorpusDeed): Promise<DeedOutcome> {
  const { name, at, diffs } = await journal.find(sequence)
  if (name !== deed.name || at !== deed.at) throw new Error(`sequence ${sequence} stands for another commit`)
  return outcomeOf(sequence, diffs, [])
}

function outcomeOf(sequence: number, diffs: readonly StoredDiff[], skipped: DeedOutcome['skipped']): DeedOutcome {
  const changed = diffs.filter(diff => !isEmptyDiff(diff))
  const count = changed.reduce((sum, diff) => sum + diff.added.length + diff.updated.length + diff.removed.length, 0)
  return { sequence, documents: changed.map(diff => diff.document), changed: count, skipped }
}

/** Works on records as files hold them: what cannot be placed in its text any more is taken back like the rest. */
function repeatPart(state: LayerState, original: StoredDiff, isUndo: boolean, device: DeviceId): Part {
  const stamp: Stamp = [state.counter + 1, device]
  const { diff, skipped } = isUndo ? undoOf(state.records, original, stamp) : reapply(state.records, original, stamp)
  return {
    diff: {
      document: original.document,
      added: [...diff.added],
      updated: diff.updated.map(([from, to]) => [from, to]),
      removed: [...diff.removed],
    },
    skipped: skipped.length,
  }
}

/** Her first marks in a new article begin it, in the same line. */
async function addPart(layer: OpenLayer, records: readonly Annotation[], work: DeedWork): Promise<Part> {
  const content = await work.read(layer)
  const loaded = await work.text(layer.document)
  const index = new MentionIndex(content.records.filter(record => record.kind === 'entity'))
  const context: EditContext = {
    text: loaded.text,
    records: new Map(content.records.map(record => [record.id, record])),
    meeting: span => index.meeting(span),
    stamp: [content.counter + 1, work.device],
    source: 'person',
  }
  const found = addFound(context, records)
  if (!found.ok) return { diff: noPart(layer.document), skipped: records.length }
  const marks = found.value.added.some(record => record.kind === 'entity')
  const begun = marks ? beginWork(context) : null
  const diff = begun ? squash(found.value, begun) : found.value
  return { diff: toStoredDiff(layer.document, diff, loaded), skipped: records.length - found.value.added.length }
}
