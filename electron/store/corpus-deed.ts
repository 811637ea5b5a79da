import type { Act } from '../../shared/edit/act.ts'
import { applyAct, leftBy } from '../../shared/edit/apply-act.ts'
import type { CorpusDeed, DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import type { EditContext } from '../../shared/edit/edit-context.ts'
import { reapply, undoOf } from '../../shared/edit/history.ts'
import { MentionIndex } from '../../shared/edit/mention-index.ts'
import {
  applyInPlace,
  emptyDiff,
  isEmptyDiff,
  type RecordsDiff,
  squash,
  squashAll,
} from '../../shared/edit/records-diff.ts'
import { beginWork, setStatus, statusOf } from '../../shared/edit/set-status.ts'
import {
  type StoredCommit,
  type StoredDiff,
  storedCommitVersion,
  toStoredDiff,
} from '../../shared/edit/stored-commit.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import type { Annotation, Entity, Stamp } from '../../shared/model/records.ts'
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
export const documentsOf = ({ open, acts }: CorpusDeed, original: StoredCommit | null): readonly DocumentId[] => [
  ...new Set([...(open ? [open.document] : []), ...(original?.diffs ?? acts).map(({ document }) => document)]),
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
  const acts = new Map<DocumentId, Act[]>()
  for (const { document, act } of deed.acts) acts.set(document, [...(acts.get(document) ?? []), act])
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
          : await actPart(layer, acts.get(document) ?? [], work, deed.review ?? false)
    const moved = original?.scheme && movedBack(original.scheme, undoes !== undefined)
    if (original || !isEmptyDiff(part.diff)) diffs.push(moved ? { ...part.diff, scheme: moved } : part.diff)
    if (part.skipped > 0) {
      const { name } = (await work.text(document)).document
      skipped.push({ document, name, records: part.skipped })
    }
  }
  // A line says what it is about, even where nothing came of it.
  const [first] = layers
  if (diffs.length === 0 && first) diffs.push(noPart(first.document))
  const isDeed = work.original
    ? work.original.deed
    : deed.acts.length > 0 && open === null && diffs.some(diff => !isEmptyDiff(diff))
  const stored: StoredCommit = {
    version: storedCommitVersion,
    sequence,
    ...(isDeed ? { deed: true } : {}),
    name,
    at,
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
    diffs,
  }
  return { stored, outcome: outcomeOf(sequence, diffs, skipped) }
}

/** The scheme's revision that a layer follows goes back with its records. */
const movedBack = ([from, to]: readonly [number, number], isUndo: boolean): [number, number] =>
  isUndo ? [to, from] : [from, to]

/** The deed was sent again because its acknowledgement was lost. Throws where another commit has its number. */
export async function acknowledgeAgain(journal: Journal, sequence: number, deed: CorpusDeed): Promise<DeedOutcome> {
  const { name, at, diffs } = await journal.find(sequence)
  if (name !== deed.name || at !== deed.at) throw new Error(`sequence ${sequence} stands for another commit`)
  return outcomeOf(sequence, diffs, [])
}

export function outcomeOf(
  sequence: number,
  diffs: readonly StoredDiff[],
  skipped: DeedOutcome['skipped'],
): DeedOutcome {
  const changed = diffs.filter(diff => !isEmptyDiff(diff))
  const count = changed.reduce(
    (sum, { added, updated, removed }) =>
      sum + added.filter(({ kind }) => kind !== 'scheme').length + updated.length + removed.length,
    0,
  )
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

/** Several acts in one document, each as the one before has left it. Her first work in a new article begins it, in the same line. */
async function actPart(layer: OpenLayer, acts: readonly Act[], work: DeedWork, review: boolean): Promise<Part> {
  const content = await work.read(layer)
  const loaded = await work.text(layer.document)
  const before = new Map(content.records.map(record => [record.id, record]))
  const records = new Map(before)
  const common = { text: loaded.text, stamp: [content.counter + 1, work.device] as const, source: 'person' as const }
  const diffs: RecordsDiff[] = []
  let left = 0
  for (const act of acts) {
    const index = act.do === 'add' ? new MentionIndex([...records.values()].filter(isEntity)) : null
    const context: EditContext = { ...common, records, ...(index ? { meeting: span => index.meeting(span) } : {}) }
    const done = applyAct(context, act)
    const diff = done.ok ? done.value : emptyDiff
    left += leftBy(context, act, diff)
    applyInPlace(records, diff)
    diffs.push(diff)
  }
  const whole = squashAll(diffs)
  const followed = statusAfter({ ...common, records: before }, whole, review)
  const diff = followed ? squash(whole, followed) : whole
  return { diff: toStoredDiff(layer.document, diff, loaded), skipped: left }
}

/** The status that follows from a change of marks: begun where it was new, to be looked at again where it was finished and is to be. */
function statusAfter(context: EditContext, diff: RecordsDiff, review: boolean): RecordsDiff | null {
  const changed = [...diff.added, ...diff.updated.map(([, to]) => to), ...diff.removed]
  if (!changed.some(isWork)) return null
  if (statusOf(context.records) !== 'done') return beginWork(context)
  const back = review ? setStatus(context, 'to-discuss') : null
  return back?.ok ? back.value : null
}

const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'

const isWork = ({ kind }: Annotation): boolean =>
  kind === 'entity' || kind === 'relation' || kind === 'agreement' || kind === 'documentLabel'
