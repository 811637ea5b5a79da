import type { LastDeed } from '../../shared/edit/corpus-deed.ts'
import type { Journal } from './journal.ts'

/**
 * The newest deed that touched more than one article, whether it stands or has been taken back; null: there is none, or its line was damaged
 * and only what took it back is left.
 */
export async function readLastDeed(journal: Journal): Promise<LastDeed | null> {
  const place = journal.lastWide
  if (!place) return null
  const newest = await journal.find(place.sequence)
  const past = newest.undoes ?? newest.redoes
  if (past !== undefined && !journal.has(past)) return null
  const deed = past === undefined ? newest : await journal.find(past)
  const marks = deed.diffs.flatMap(diff => diff.added).filter(record => record.kind === 'entity')
  const [first] = marks
  return {
    sequence: deed.sequence,
    name: deed.name,
    at: deed.at,
    documents: deed.diffs.length,
    marks: marks.length,
    words: first?.normal ?? first?.surface ?? null,
    label: first?.label ?? null,
    undone: newest.undoes !== undefined,
  }
}
