import { expect, it } from 'vitest'
import type { RecordId } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { changeEntity } from './change-entity.ts'
import { createEntity } from './create-entity.ts'
import { contextOf, idOf, stampAt } from './edit.fixtures.ts'
import { reapply, undoOf } from './history.ts'
import { apply, emptyDiff, type Records, type RecordsDiff, squash } from './records-diff.ts'
import { beginWork, setStatus, statusOf } from './set-status.ts'

const nothing: Records = new Map<RecordId, Annotation>()

/** A mark, and the beginning of work where it is the first, as the window and the store commit them. */
function marking(records: Records, id: string, start: number, counter: number): RecordsDiff {
  const context = contextOf(records, counter)
  const made = createEntity(context, { id: idOf(id), label: 'ORG', spans: [{ start, end: start + 3 }] })
  if (!made.ok) throw new Error(made.error)
  return squash(made.value, beginWork(context) ?? emptyDiff)
}

const first = marking(nothing, 'T1', 0, 1)
const begun = apply(nothing, first)

it('takes the beginning of work back with the only mark', () => {
  const back = apply(begun, undoOf(begun, first, stampAt(2)).diff)
  expect(back.size).toBe(0)
})

it('leaves an article in progress where a mark of hers lives: one changed since, or another', () => {
  const relabelled = changeEntity(contextOf(begun, 2), idOf('T1'), { label: 'GPE' })
  if (!relabelled.ok) throw new Error(relabelled.error)
  const changed = apply(begun, relabelled.value)
  const kept = undoOf(changed, first, stampAt(3))
  expect(kept).toEqual({ diff: emptyDiff, skipped: ['T1'] })

  const both = apply(begun, marking(begun, 'T2', 4, 2))
  const back = undoOf(both, first, stampAt(3))
  expect(back.skipped).toEqual([])
  const after = apply(both, back.diff)
  expect([...after.keys()].includes(idOf('T1'))).toBe(false)
  expect(statusOf(after)).toBe('in-progress')
  // Done again, it finds work begun and has nothing to say of it.
  const again = reapply(after, first, stampAt(4))
  expect(again.skipped).toEqual([])
  expect(statusOf(apply(after, again.diff))).toBe('in-progress')
})

it('begins the article anew where only marks from a file are left', () => {
  const [record] = first.added
  if (!record) throw new Error('no mark')
  const imported: Annotation = { ...record, id: idOf('I1'), source: 'import' }
  const records = new Map(begun).set(imported.id, imported)
  expect(statusOf(apply(records, undoOf(records, first, stampAt(2)).diff))).toBe('new')
})

it('takes back a status she has set herself, whatever lives there, and leaves one she has set since', () => {
  const done = setStatus(contextOf(begun, 2), 'done')
  if (!done.ok) throw new Error(done.error)
  const finished = apply(begun, done.value)
  expect(statusOf(apply(finished, undoOf(finished, done.value, stampAt(3)).diff))).toBe('in-progress')
  const back = undoOf(finished, first, stampAt(3))
  expect(statusOf(apply(finished, back.diff))).toBe('done')
  expect(back.skipped).toEqual([])
})
