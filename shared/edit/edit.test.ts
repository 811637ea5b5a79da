import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordId } from '../model/ids.ts'
import { documentIdSchema } from '../model/ids.ts'
import type { Annotation, Span } from '../model/records.ts'
import { statuses } from '../model/statuses.ts'
import type { Result } from '../result.ts'
import { changeEntity } from './change-entity.ts'
import type { CommandName, Commit } from './commit.ts'
import { createEntity } from './create-entity.ts'
import { deleteRecords } from './delete-records.ts'
import { agreementOver, contentOf, contextOf, idOf, sampleText } from './edit.fixtures.ts'
import type { Refusal } from './edit-context.ts'
import { diffIn, emptyHistory, historyOf, reapply, remember, undoOf } from './history.ts'
import { MentionIndex } from './mention-index.ts'
import { apply, emptyDiff, type Records, type RecordsDiff, reverse, squash } from './records-diff.ts'
import { beginWork, setStatus, statusOf } from './set-status.ts'

const nothing: Records = new Map<RecordId, Annotation>()
const document = documentIdSchema.parse('a'.repeat(26))

function done(result: Result<RecordsDiff, Refusal>): RecordsDiff {
  if (!result.ok) throw new Error(`refused: ${result.error}`)
  return result.value
}

const marked = (records: Records, id: string, label: string, start: number, end: number, counter = 1): Records =>
  apply(records, done(createEntity(contextOf(records, counter), { id: idOf(id), label, spans: [{ start, end }] })))

type Step =
  | {
      readonly do: 'create'
      readonly id: string
      readonly label: string
      readonly start: number
      readonly length: number
    }
  | { readonly do: 'relabel' | 'delete'; readonly id: string; readonly label: string }
  | { readonly do: 'note'; readonly id: string; readonly note: string }
  | { readonly do: 'status'; readonly status: (typeof statuses)[number] }

const id = fc.constantFrom('T1', 'T2', 'T3', 'T4')
const label = fc.constantFrom('ORG', 'GPE', 'PERS')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    id,
    label,
    start: fc.nat(sampleText.length - 1),
    length: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ do: fc.constantFrom('relabel' as const, 'delete' as const), id, label }),
  fc.record({ do: fc.constant('note' as const), id, note: fc.string() }),
  fc.record({ do: fc.constant('status' as const), status: fc.constantFrom(...statuses) }),
)

function diffOf(records: Records, deed: Step, counter: number): Result<RecordsDiff, Refusal> {
  const context = contextOf(records, counter)
  switch (deed.do) {
    case 'create':
      return records.has(idOf(deed.id))
        ? { ok: false, error: 'unchanged' }
        : createEntity(context, {
            id: idOf(deed.id),
            label: deed.label,
            spans: [{ start: deed.start, end: Math.min(deed.start + deed.length, sampleText.length) }],
          })
    case 'relabel':
      return changeEntity(context, idOf(deed.id), { label: deed.label })
    case 'delete':
      return deleteRecords(context, [idOf(deed.id)])
    case 'note':
      return changeEntity(context, idOf(deed.id), { note: deed.note })
    case 'status':
      return setStatus(context, deed.status)
  }
}

const name: CommandName = 'createEntity'

/** Runs steps as the program does: one commit each; what is refused leaves none. */
function play(steps: readonly Step[]): { states: Records[]; commits: Commit[] } {
  const states: Records[] = [nothing]
  const commits: Commit[] = []
  for (const deed of steps) {
    const records = states.at(-1) ?? nothing
    const result = diffOf(records, deed, commits.length + 1)
    if (!result.ok) continue
    commits.push({ sequence: commits.length + 1, name, at: '', diffs: [{ document, diff: result.value }] })
    states.push(apply(records, result.value))
  }
  return { states, commits }
}

describe('records diff', () => {
  it('is taken back by its reverse, and two squash to one, over random edits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const { states, commits } = play(steps)
        const whole = commits.reduce((sum, commit) => squash(sum, diffIn(commit, document) ?? emptyDiff), emptyDiff)
        const last = states.at(-1) ?? nothing
        expect(apply(nothing, whole)).toEqual(last)
        expect(apply(last, reverse(whole))).toEqual(nothing)
      }),
    )
  })
})

describe('undo', () => {
  it('returns through every state and redo goes forth again, over random edits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const { states, commits } = play(steps)
        let records = states.at(-1) ?? nothing
        let counter = 100
        for (let at = commits.length - 1; at >= 0; at--) {
          const commit = commits[at]
          const diff = commit ? diffIn(commit, document) : null
          if (!diff) throw new Error('no diff')
          const back = undoOf(records, diff, [counter++, contextOf(records, 0).stamp[1]])
          expect(back.skipped).toEqual([])
          records = apply(records, back.diff)
          expect(contentOf(records)).toEqual(contentOf(states[at] ?? nothing))
        }
        for (const [at, commit] of commits.entries()) {
          const diff = diffIn(commit, document)
          if (!diff) throw new Error('no diff')
          records = apply(records, reapply(records, diff, [counter++, contextOf(records, 0).stamp[1]]).diff)
          expect(contentOf(records)).toEqual(contentOf(states[at + 1] ?? nothing))
        }
      }),
    )
  })

  it('leaves alone what changed since, and names it', () => {
    const first = marked(nothing, 'T1', 'ORG', 0, 3)
    const creation = done(
      createEntity(contextOf(nothing, 1), { id: idOf('T1'), label: 'ORG', spans: [{ start: 0, end: 3 }] }),
    )
    const relabelled = apply(first, done(changeEntity(contextOf(first, 2), idOf('T1'), { label: 'GPE' })))
    const back = undoOf(relabelled, creation, contextOf(nothing, 3).stamp)
    expect(back).toEqual({ diff: emptyDiff, skipped: ['T1'] })
  })

  it('is rebuilt from the journal: undone deeds wait in redo, a new deed empties it', () => {
    const commit = (sequence: number, more: Partial<Commit> = {}): Commit => ({
      sequence,
      name,
      at: '',
      diffs: [{ document, diff: emptyDiff }],
      ...more,
    })
    const tail = [commit(1), commit(2), commit(3, { undoes: 2 })]
    expect(historyOf(tail)).toEqual({ undo: [commit(1)], redo: [commit(2)] })
    expect(historyOf([...tail, commit(4, { redoes: 2 })])).toEqual({ undo: [commit(1), commit(2)], redo: [] })
    expect(historyOf([...tail, commit(4)])).toEqual({ undo: [commit(1), commit(4)], redo: [] })
    expect(remember(emptyHistory, commit(1, { name: 'import' }))).toEqual(emptyHistory)
  })

  it('takes what joins a deed back together with it, unless another deed came between', () => {
    const steps: readonly Step[] = [
      { do: 'create', id: 'T1', label: 'ORG', start: 0, length: 3 },
      { do: 'create', id: 'T2', label: 'ORG', start: 4, length: 3 },
      { do: 'create', id: 'T3', label: 'ORG', start: 8, length: 3 },
    ]
    const [first, second, third] = play(steps).commits
    if (!first || !second || !third) throw new Error('three commits')
    const joined = historyOf([first, { ...second, joins: 1 }, { ...third, joins: 1 }])
    expect(joined.undo.map(({ sequence }) => sequence)).toEqual([1])
    const [deed] = joined.undo
    expect(deed && diffIn(deed, document)?.added.map(record => record.id)).toEqual(['T1', 'T2', 'T3'])
    expect(historyOf([first, second, { ...third, joins: 1 }]).undo.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    const undone: Commit = { ...first, sequence: 4, undoes: 1 }
    expect(remember(joined, undone)).toEqual({ undo: [], redo: joined.undo })
  })
})

describe('commands', () => {
  it('refuse what would change nothing, holds nothing or is gone', () => {
    const records = marked(nothing, 'T1', 'ORG', 0, 3)
    const context = contextOf(records, 2)
    const again = { id: idOf('T2'), label: 'ORG', spans: [{ start: 0, end: 3 }] }
    expect(createEntity(context, again)).toEqual({ ok: false, error: 'unchanged' })
    expect(createEntity(context, { ...again, spans: [{ start: 5, end: 5 }] })).toEqual({ ok: false, error: 'empty' })
    expect(createEntity(context, { ...again, spans: [{ start: 5, end: 999 }] })).toEqual({ ok: false, error: 'empty' })
    expect(changeEntity(context, idOf('T1'), { label: 'ORG' })).toEqual({ ok: false, error: 'unchanged' })
    expect(changeEntity(context, idOf('T9'), { label: 'GPE' })).toEqual({ ok: false, error: 'gone' })
    expect(deleteRecords(context, [idOf('T9')])).toEqual({ ok: false, error: 'gone' })
  })

  it('let a second label nest on the same words', () => {
    const records = marked(nothing, 'T1', 'ORG', 0, 3)
    expect(marked(records, 'T2', 'GPE', 0, 3).size).toBe(2)
  })

  it('drop a normal form when an edge moves, unless the move brings one', () => {
    const records = apply(
      nothing,
      done(
        createEntity(contextOf(nothing, 1), {
          id: idOf('T1'),
          label: 'GPE',
          spans: [{ start: 1, end: 5 }],
          normal: 'المغرب',
        }),
      ),
    )
    const moved = done(changeEntity(contextOf(records, 2), idOf('T1'), { spans: [{ start: 0, end: 5 }] }))
    expect(moved.updated[0]?.[1]).not.toHaveProperty('normal')
    const kept = done(
      changeEntity(contextOf(records, 2), idOf('T1'), { spans: [{ start: 0, end: 5 }], normal: 'لمغرب' }),
    )
    expect(kept.updated[0]?.[1]).toHaveProperty('normal', 'لمغرب')
  })

  it('take a deleted entity out of roles and titles, and one undo brings all back', () => {
    const agreement = agreementOver([
      { role: 'party', filler: { entity: idOf('T1') } },
      { role: 'signatoryTitle', filler: { spans: [{ start: 0, end: 3 }] }, of: idOf('T1') },
    ])
    const before = new Map(marked(nothing, 'T1', 'ORG', 0, 3)).set(agreement.id, agreement)
    const diff = done(deleteRecords(contextOf(before, 2), [idOf('T1')]))
    const after = apply(before, diff)
    expect(after.get(agreement.id)).toMatchObject({
      roles: [{ role: 'signatoryTitle', filler: { spans: [{ start: 0, end: 3 }] } }],
    })
    expect(contentOf(apply(after, undoOf(after, diff, contextOf(after, 3).stamp).diff))).toEqual(contentOf(before))
  })

  it('begin work once', () => {
    expect(statusOf(nothing)).toBe('new')
    const begun = beginWork(contextOf(nothing, 1))
    const records = apply(nothing, begun ?? emptyDiff)
    expect(statusOf(records)).toBe('in-progress')
    expect(beginWork(contextOf(records, 2))).toBeNull()
  })
})

it('refuses the same mark again, whether it asks an index or all records', () => {
  const records = marked(nothing, 'T1', 'ORG', 4, 8)
  const index = new MentionIndex([...records.values()].filter(record => record.kind === 'entity'))
  const plain = contextOf(records, 2)
  const indexed = { ...plain, meeting: (span: Span) => index.meeting(span) }
  for (const context of [plain, indexed]) {
    const again = createEntity(context, { id: idOf('T2'), label: 'ORG', spans: [{ start: 4, end: 8 }] })
    expect(again).toEqual({ ok: false, error: 'unchanged' })
    const other = { id: idOf('T2'), label: 'ORG', spans: [{ start: 4, end: 7 }] }
    expect(createEntity(context, other).ok).toBe(true)
  }
})
