import { describe, expect, it } from 'vitest'
import type { StoredDiff } from '../../shared/edit/stored-commit.ts'
import { deviceIdSchema, documentIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import { cliticChoiceId } from '../../shared/model/make-id.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import { LayerMerge } from './layer-merge.ts'
import { createLayerState, type LayerState } from './layer-state.ts'
import { device, otherDevice } from './store.fixtures.ts'

const document = documentIdSchema.parse('a'.repeat(26))
const id = recordIdSchema.parse('T1')

const version = (label: string, counter: number, by = device): StoredRecord => ({
  kind: 'entity',
  id,
  label,
  spans: [[0, 4]],
  source: 'person',
  stamp: [counter, by],
})
const none = { document, added: [], updated: [], removed: [] }
const add = (record: StoredRecord): StoredDiff => ({ ...none, added: [record] })
const change = (from: StoredRecord, to: StoredRecord): StoredDiff => ({ ...none, updated: [[from, to]] })
const remove = (record: StoredRecord): StoredDiff => ({ ...none, removed: [record] })

type Side = readonly [readonly StoredDiff[], typeof device]

function mergeInto(state: LayerState, ...sides: readonly Side[]): LayerMerge {
  const merge = new LayerMerge(state)
  for (const [diffs, by] of sides) merge.add(diffs, by)
  return merge
}

const first = version('ORG', 1)
const mine = version('GPE', 5)
const theirs = version('LOC', 8, otherDevice)
const start: Side = [[add(first)], device]

describe('merging journals of two laptops', () => {
  it.each([
    [
      'hers first',
      [
        [[add(first), change(first, mine)], device],
        [[change(first, theirs)], otherDevice],
      ],
    ],
    [
      'theirs first',
      [
        [[change(first, theirs)], otherDevice],
        [[add(first), change(first, mine)], device],
      ],
    ],
  ] as readonly (readonly [string, readonly Side[]])[])(
    'keeps the newer of two edits and lists the conflict, %s',
    (_order, sides) => {
      const state = createLayerState()
      const merge = mergeInto(state, ...sides)
      expect(state.records.get(id)).toEqual(theirs)
      expect([...merge.conflicts]).toEqual([id])
    },
  )

  it.each([[0], [1]])('sees no conflict where one edit knew the other', order => {
    const after = version('FAC', 9, otherDevice)
    const sides: readonly Side[] = [
      [[add(first), change(first, mine)], device],
      [[change(mine, after)], otherDevice],
    ]
    const state = createLayerState()
    const merge = mergeInto(state, ...(order === 0 ? sides : sides.toReversed()))
    expect(state.records.get(id)).toEqual(after)
    expect(merge.conflicts.size).toBe(0)
  })

  it('follows edits that went back and forth, in any order', () => {
    const back = version('FAC', 9)
    const sides: readonly Side[] = [
      [[add(first), change(first, mine), change(theirs, back)], device],
      [[change(mine, theirs)], otherDevice],
    ]
    for (const order of [sides, sides.toReversed()]) {
      const state = createLayerState()
      const merge = mergeInto(state, ...order)
      expect(state.records.get(id)).toEqual(back)
      expect(merge.conflicts.size).toBe(0)
    }
  })

  it.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'sees no conflict in a chain over three laptops, in the order %j',
    order => {
      const third = deviceIdSchema.parse('mmmmmmmm')
      const second = version('LOC', 2, otherDevice)
      const last = version('FAC', 3, third)
      const sides: readonly Side[] = [
        [[add(first)], device],
        [[change(first, second)], otherDevice],
        [[change(second, last)], third],
      ]
      const state = createLayerState()
      const merge = mergeInto(state, ...order.flatMap(at => (sides[at] ? [sides[at]] : [])))
      expect(state.records.get(id)).toEqual(last)
      expect([...merge.conflicts]).toEqual([])
    },
  )

  it('keeps an edit that is newer than a removal elsewhere, and says so', () => {
    const state = createLayerState()
    mergeInto(state, start)
    const merge = mergeInto(state, [[remove(first)], device], [[change(first, theirs)], otherDevice])
    expect(state.records.get(id)).toEqual(theirs)
    expect([...merge.conflicts]).toEqual([id])
  })

  it('does not bring back what was removed after it was seen', () => {
    const state = createLayerState()
    mergeInto(state, [[add(first), change(first, mine)], device])
    mergeInto(state, [[remove(mine)], otherDevice])
    expect(state.records.size).toBe(0)
    expect(state.tombstones.get(id)).toEqual([6, otherDevice])
    // The same old edit again, as from a copy of the folder.
    mergeInto(state, [[change(first, version('ORG', 4))], device])
    expect(state.records.size).toBe(0)
  })

  it('sees no conflict in a cut that two laptops remember', () => {
    const cut = (counter: number, by: typeof device): StoredRecord => ({
      kind: 'cliticChoice',
      id: cliticChoiceId('GPE', 'والمغرب'),
      form: 'والمغرب',
      label: 'GPE',
      clitic: 'و',
      at: `2026-01-0${counter}T00:00:00.000Z`,
      stamp: [counter, by],
    })
    const sides: readonly Side[] = [
      [[add(cut(1, device))], device],
      [[add(cut(2, otherDevice))], otherDevice],
    ]
    for (const order of [sides, sides.toReversed()]) {
      const state = createLayerState()
      const merge = mergeInto(state, ...order)
      expect([...state.records.values()]).toEqual([cut(2, otherDevice)])
      expect([...merge.conflicts]).toEqual([])
    }
  })

  it('takes two equal edits for one', () => {
    const state = createLayerState()
    const merge = mergeInto(
      state,
      [[add(first), change(first, mine)], device],
      [[change(first, version('GPE', 5, otherDevice))], otherDevice],
    )
    expect(merge.conflicts.size).toBe(0)
    expect(state.records.get(id)).toMatchObject({ label: 'GPE' })
  })
})
