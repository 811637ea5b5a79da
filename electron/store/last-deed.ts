import type { LastDeed } from '../../shared/edit/corpus-deed.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import type { Journal } from './journal.ts'
import type { LinePlace } from './journal-scan.ts'

/** What a deed was never changes: a line of thousands of marks is read whole once. */
type Told = Omit<LastDeed, 'undone' | 'undo' | 'redo'>

const told = new WeakMap<Journal, Told>()

/**
 * The newest deed that was done to many articles or from outside the one it touched, whether it stands or has been taken back, and what is next
 * in turn to be taken back and done again. Null: there is none, or its line was damaged and only what took it back is left.
 */
export async function readLastDeed(journal: Journal): Promise<LastDeed | null> {
  const { wide } = journal
  const newest = wide.at(-1)
  if (!newest) return null
  const { sequence, undoes, redoes } = await journal.readFirstPart(newest)
  const original = undoes ?? redoes ?? sequence
  if (!journal.has(original)) return null
  const turns = await readTurns(journal, wide.slice(-turnsLookedAt))
  const known = told.get(journal)
  const deed = known?.sequence === original ? known : await describe(journal, original)
  told.set(journal, deed)
  return { ...deed, undone: undoes !== undefined, ...turns }
}

/** Lines looked through for what is next in turn: whoever takes back more in a row goes on from the articles. */
const turnsLookedAt = 200

/** From the newest line back: the last word on each deed counts, and a new deed leaves nothing older to be done again. */
async function readTurns(journal: Journal, wide: readonly LinePlace[]): Promise<Pick<LastDeed, 'undo' | 'redo'>> {
  const settled = new Set<number>()
  let undo: LastDeed['undo'] | undefined
  let redo: LastDeed['redo'] | undefined
  for (const place of wide.toReversed()) {
    const { sequence, name, undoes, redoes } = await journal.readFirstPart(place)
    const original = undoes ?? redoes ?? sequence
    if (!settled.has(original) && journal.has(original)) {
      const deed = { sequence: original, name }
      if (undoes === undefined) undo ??= deed
      else if (redo === undefined) redo = deed
    }
    settled.add(original)
    if (original === sequence && redo === undefined) redo = null
    if (undo !== undefined && redo !== undefined) break
  }
  return { undo: undo ?? null, redo: redo ?? null }
}

async function describe(journal: Journal, sequence: number): Promise<Told> {
  const { name, at, diffs } = await journal.find(sequence)
  const added = diffs.flatMap(diff => diff.added).filter(isTold)
  const changed = diffs.flatMap(diff => diff.updated.map(([, to]) => to)).filter(isTold)
  const removed = diffs.flatMap(diff => diff.removed).filter(isTold)
  const marks = added.filter(record => record.kind === 'entity')
  const first = marks[0] ?? added[0] ?? changed[0] ?? removed[0]
  const isLabelled = first?.kind === 'entity' && (marks.length > 0 || name === 'relabelEntity')
  return {
    sequence,
    name,
    at,
    documents: diffs.filter(({ document }) => document !== corpusDocument).length,
    marks: marks.length,
    records: added.length + changed.length + removed.length,
    words: first ? wordsOf(first) : null,
    label: isLabelled ? first.label : null,
  }
}

/** What follows by itself is not what she did. */
const isTold = ({ kind }: StoredRecord): boolean => kind !== 'status' && kind !== 'cliticChoice' && kind !== 'scheme'

function wordsOf(record: StoredRecord): string | null {
  if (record.kind === 'entity') return record.normal ?? record.surface ?? null
  if (record.kind === 'canonicalEntity') return record.names.ar[0] ?? record.names.latin[0] ?? null
  return record.kind === 'agreement' ? (record.trigger?.surface ?? null) : null
}
