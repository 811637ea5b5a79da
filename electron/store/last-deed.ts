import type { LastDeed } from '../../shared/edit/corpus-deed.ts'
import type { Journal } from './journal.ts'

/** What a deed was never changes: a line of thousands of marks is read whole once. */
type Told = Omit<LastDeed, 'undone'>

const told = new WeakMap<Journal, Told>()

/**
 * The newest deed that touched more than one article, whether it stands or has been taken back; null: there is none, or its line was damaged
 * and only what took it back is left.
 */
export async function readLastDeed(journal: Journal): Promise<LastDeed | null> {
  const place = journal.lastWide
  if (!place) return null
  const { sequence, undoes, redoes } = await journal.readFirstPart(place)
  const original = undoes ?? redoes ?? sequence
  if (!journal.has(original)) return null
  const known = told.get(journal)
  const deed = known?.sequence === original ? known : await describe(journal, original)
  told.set(journal, deed)
  return { ...deed, undone: undoes !== undefined }
}

async function describe(journal: Journal, sequence: number): Promise<Told> {
  const { name, at, diffs } = await journal.find(sequence)
  const marks = diffs.flatMap(diff => diff.added).filter(record => record.kind === 'entity')
  const [first] = marks
  return {
    sequence,
    name,
    at,
    documents: diffs.length,
    marks: marks.length,
    words: first?.normal ?? first?.surface ?? null,
    label: first?.label ?? null,
  }
}
