import { expect, it } from 'vitest'
import type { Commit } from '../../shared/edit/commit.ts'
import { documentIdSchema } from '../../shared/model/ids.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SaveState } from './article-state.ts'
import { createSaveQueue } from './save-queue.ts'

const document = documentIdSchema.parse('a'.repeat(26))
const commit = (sequence: number): Commit => ({
  sequence,
  name: 'createEntity',
  at: '',
  diffs: [{ document, diff: { added: [], updated: [], removed: [] } }],
})
const full: Result<unknown> = fail({ code: 'disk/full', params: { path: 'corpus' } })

it('saves in order, one at a time, and says saved only when all are', async () => {
  const sent: number[] = []
  const told: SaveState['state'][] = []
  let underWay = 0
  const queue = createSaveQueue(
    async ({ sequence }: Commit) => {
      expect(++underWay).toBe(1)
      await Promise.resolve()
      underWay--
      sent.push(sequence)
      return ok({})
    },
    state => told.push(state.state),
  )
  for (const sequence of [1, 2, 3]) queue.add(commit(sequence))
  expect(await queue.settled()).toBe(true)
  expect(sent).toEqual([1, 2, 3])
  expect(told.lastIndexOf('saved')).toBe(told.length - 1)
  expect(told.filter(state => state === 'saved')).toHaveLength(1)
})

it('stops at a failure, keeps what waits, and goes on where it stopped', async () => {
  const sent: number[] = []
  const told: SaveState[] = []
  let broken = true
  const queue = createSaveQueue(
    async ({ sequence }: Commit) => {
      if (broken) return full
      sent.push(sequence)
      return ok({})
    },
    state => told.push(state),
  )
  queue.add(commit(1))
  expect(await queue.settled()).toBe(false)
  queue.add(commit(2))
  expect(await queue.settled()).toBe(false)
  expect(told.at(-1)).toMatchObject({ state: 'unsaved', pending: 2, error: { code: 'disk/full' } })
  broken = false
  queue.retry()
  expect(await queue.settled()).toBe(true)
  expect(sent).toEqual([1, 2])
  expect(told.at(-1)).toEqual({ state: 'saved' })
})

it('counts a thrown bug as unsaved', async () => {
  const told: SaveState[] = []
  const queue = createSaveQueue(
    () => Promise.reject(new Error('bug')),
    state => told.push(state),
  )
  queue.add(commit(1))
  expect(await queue.settled()).toBe(false)
  expect(told.at(-1)).toMatchObject({ state: 'unsaved', pending: 1 })
})
