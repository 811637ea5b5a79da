import { expect, it } from 'vitest'
import type { Commit } from '../../shared/edit/commit.ts'
import type { CorpusDeed, DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import { createEntity } from '../../shared/edit/create-entity.ts'
import { documentIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import type { Entity } from '../../shared/model/records.ts'
import { fail, ok } from '../../shared/result.ts'
import { testCorpus, testDocument } from './article.fixtures.ts'
import { createArticleSession } from './article-session.ts'

const text = 'وقعت هواوي اتفاقا في المغرب'
const elsewhere = documentIdSchema.parse('b'.repeat(26))

const mention = (id: string, label: string, words: string): Entity => ({
  kind: 'entity',
  id: recordIdSchema.parse(id),
  label,
  spans: [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: [0, testCorpus.device],
})
const acts = [{ document: elsewhere, act: { do: 'add' as const, records: [mention('E', 'GPE', 'المغرب')] } }]
const here = [mention('H', 'GPE', 'المغرب')]

function open(outcome: Partial<DeedOutcome> = {}) {
  const sent: Commit[] = []
  const deeds: CorpusDeed[] = []
  const schemeSteps: (readonly ['undo' | 'redo', number])[] = []
  const disk = { full: false }
  const session = createArticleSession(testDocument(text), {
    corpus: testCorpus,
    send: async commit => {
      sent.push(commit)
      return ok({})
    },
    stepScheme: (which, deed) => void schemeSteps.push([which, deed.sequence]),
    sendDeed: async deed => {
      if (disk.full) return fail({ code: 'disk/full', params: { path: 'corpus' } })
      deeds.push(deed)
      return ok({ documents: [], changed: 0, skipped: [], ...outcome, sequence: deed.sequence ?? 1 })
    },
    now: () => '2026-01-01T00:00:00.000Z',
    changed: () => {},
  })
  const state = session.store.getState
  return {
    session,
    state,
    sent,
    deeds,
    schemeSteps,
    disk,
    mark: (words: string) =>
      session.commit('createEntity', context =>
        createEntity(context, {
          id: recordIdSchema.parse(words),
          label: 'ORG',
          spans: mention(words, 'ORG', words).spans,
        }),
      ),
    marks: () => state().index.ordered.map(({ label, id }) => `${label} ${id}`),
  }
}

it("does this article's part at once, in one numbered deed with the others', and is one step of undo and redo", async () => {
  const { session, state, sent, deeds, mark, marks } = open()
  mark('هواوي')
  const done = session.everywhere(here, acts)
  expect(marks()).toEqual(['ORG هواوي', 'GPE H'])
  expect(state().undo.map(({ name, touches }) => [name, touches ?? 1])).toEqual([
    ['createEntity', 1],
    ['findEverywhere', 2],
  ])
  await done
  expect(sent.map(({ sequence }) => sequence)).toEqual([1])
  expect(deeds).toMatchObject([{ sequence: 2, name: 'findEverywhere', acts, open: { document: state().document.id } }])

  session.step('undo')
  expect(marks()).toEqual(['ORG هواوي'])
  expect(await session.settled()).toBe(true)
  expect(deeds[1]).toMatchObject({ sequence: 3, undoes: 2, acts: [] })
  session.step('redo')
  expect(marks()).toEqual(['ORG هواوي', 'GPE H'])
  expect(await session.settled()).toBe(true)
  expect(deeds[2]).toMatchObject({ sequence: 4, redoes: 2 })
  mark('اتفاقا')
  expect(await session.settled()).toBe(true)
  expect(sent.at(-1)).toMatchObject({ sequence: 5 })
})

it('leaves this article and its stack alone where it has no part, and counts on', async () => {
  const { session, state, sent, deeds, mark } = open()
  await session.everywhere([], acts)
  expect(deeds).toMatchObject([{ sequence: 1, open: null }])
  expect(state()).toMatchObject({ undo: [], revision: 0, status: 'new' })
  mark('هواوي')
  expect(await session.settled()).toBe(true)
  expect(sent).toMatchObject([{ sequence: 2 }])
})

it('is taken back from below later edits, and says what was left alone', async () => {
  const skipped = [{ document: elsewhere, name: '002', records: 2 }]
  const { session, state, mark, marks } = open({ documents: [elsewhere], skipped })
  await session.everywhere(here, acts)
  mark('هواوي')
  await session.stepEverywhere('undo', { sequence: 1, name: 'findEverywhere' })
  expect(marks()).toEqual(['ORG هواوي'])
  expect(state().undo.map(({ sequence }) => sequence)).toEqual([2])
  expect(state().announcement).toMatchObject({ said: 'undoneEverywhere', documents: 1, skipped: 2 })
})

it('says unsaved until the disk has taken it, and sends the same number again', async () => {
  const { session, state, deeds, disk } = open()
  disk.full = true
  const done = session.everywhere(here, acts)
  expect(await session.settled()).toBe(false)
  expect(state().save).toMatchObject({ state: 'unsaved', pending: 1 })
  disk.full = false
  session.retrySave()
  expect(await done).toMatchObject({ sequence: 1 })
  expect(deeds).toMatchObject([{ sequence: 1 }])
  expect(await session.settled()).toBe(true)
  expect(state().save).toEqual({ state: 'saved' })
})

it('marks nothing twice, and does nothing where there is nothing to do', async () => {
  const { session, deeds, marks } = open()
  await session.everywhere(here, [])
  expect(await session.everywhere([mention('I', 'GPE', 'المغرب')], [])).toBeNull()
  expect(marks()).toEqual(['GPE H'])
  expect(deeds).toHaveLength(1)
})

it('does nothing and says so while another article is on its way', async () => {
  const { session, deeds, state } = open()
  const release = session.hold()
  expect(await session.everywhere(here, acts)).toBe('held')
  expect([deeds.length, state().index.size]).toEqual([0, 0])
  release()
  await session.everywhere(here, acts)
  expect([deeds.length, state().index.size]).toEqual([1, 1])
})

it('leaves a change of the scheme to whoever shows the scheme, wherever it stands in the stack', async () => {
  const { session, deeds, schemeSteps, state } = open()
  const at = '2026-01-01T00:00:00.000Z'
  const diff = { added: [], updated: [], removed: [] }
  const document = state().document.id
  session.store.setState({ undo: [{ sequence: 7, name: 'changeScheme', at, touches: 3, diffs: [{ document, diff }] }] })
  expect(session.step('undo')).toBeNull()
  expect(schemeSteps).toEqual([['undo', 7]])
  expect(deeds).toEqual([])
})
