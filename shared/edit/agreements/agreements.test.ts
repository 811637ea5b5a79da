import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordId } from '../../model/ids.ts'
import type { Agreement, Annotation, Role } from '../../model/records.ts'
import { agreementSchema } from '../../model/records.ts'
import type { Result } from '../../result.ts'
import { createEntity } from '../create-entity.ts'
import { deleteRecords } from '../delete-records.ts'
import { contentOf, contextOf, idOf, sampleText, stampAt } from '../edit.fixtures.ts'
import type { Refusal } from '../edit-context.ts'
import { reapply, undoOf } from '../history.ts'
import { apply, type Records, type RecordsDiff } from '../records-diff.ts'
import { agreementChangeSchema } from './agreement-change.ts'
import { agreementOf, changeAgreement } from './change-agreement.ts'
import { createAgreement } from './create-agreement.ts'
import { emptyRole, fillRole, setOf } from './fill-role.ts'
import { type Edit, inTurn } from './in-turn.ts'
import { duplicateAgreement, mergeAgreements, splitAgreement } from './reshape-agreements.ts'

function done(result: Result<RecordsDiff, Refusal>): RecordsDiff {
  if (!result.ok) throw new Error(`refused: ${result.error}`)
  return result.value
}

const mark =
  (id: string, start: number, end: number): Edit =>
  context =>
    createEntity(context, { id: idOf(id), label: 'ORG', spans: [{ start, end }] })
const filledBy = (role: string, entity: string, of?: string): Role => ({
  role,
  filler: { entity: idOf(entity) },
  ...(of === undefined ? {} : { of: idOf(of) }),
})

/** Three mentions and two empty frames. */
const start: Records = apply(
  new Map<RecordId, Annotation>(),
  done(
    inTurn(
      mark('T1', 4, 17),
      mark('T2', 36, 41),
      mark('T3', 43, 50),
      context => createAgreement(context, { id: idOf('A1'), type: 'MOU', trigger: [{ start: 21, end: 32 }] }),
      context => createAgreement(context, { id: idOf('A2'), type: 'TALKS' }),
    )(contextOf(new Map(), 1)),
  ),
)

const playing = (...edits: readonly Edit[]): Records => apply(start, done(inTurn(...edits)(contextOf(start, 2))))
const frame = (records: Records, id = 'A1'): Agreement => {
  const found = agreementOf(records, idOf(id))
  if (!found) throw new Error(`${id} is gone`)
  return found
}
const filling =
  (id: string, ...roles: readonly Role[]): Edit =>
  context =>
    fillRole(context, idOf(id), roles)

const person = filledBy('signatory', 'T3', 'T1')
const title = filledBy('signatoryTitle', 'T2', 'T3')

describe('filling', () => {
  it('puts each filler once, and gives one its side later', () => {
    const records = playing(filling('A1', filledBy('party', 'T1'), filledBy('signatory', 'T3')), filling('A1', person))
    expect(frame(records).roles).toEqual([filledBy('party', 'T1'), person])
    expect(fillRole(contextOf(records, 3), idOf('A1'), [filledBy('party', 'T1')])).toEqual({
      ok: false,
      error: 'unchanged',
    })
  })

  it('takes out fillers, and what was of them is of nobody', () => {
    const records = playing(filling('A1', filledBy('party', 'T1'), person, title), context =>
      emptyRole(context, idOf('A1'), [filledBy('party', 'T1')]),
    )
    expect(frame(records).roles).toEqual([filledBy('signatory', 'T3'), title])
  })

  it('refuses what is gone and what is no word', () => {
    const context = contextOf(start, 2)
    expect(fillRole(context, idOf('A1'), [filledBy('party', 'A2')])).toEqual({ ok: false, error: 'gone' })
    expect(fillRole(context, idOf('A9'), [filledBy('party', 'T1')])).toEqual({ ok: false, error: 'gone' })
    const beyond = { role: 'subject', filler: { spans: [{ start: 0, end: sampleText.length + 1 }] } }
    expect(fillRole(context, idOf('A1'), [beyond])).toEqual({ ok: false, error: 'empty' })
    expect(setOf(context, idOf('A1'), person, idOf('T9'))).toEqual({ ok: false, error: 'gone' })
  })

  it('says whose a filler is, and nobody’s', () => {
    const records = playing(filling('A1', person), context => setOf(context, idOf('A1'), person, idOf('T2')))
    expect(frame(records).roles).toEqual([filledBy('signatory', 'T3', 'T2')])
    expect(frame(apply(records, done(setOf(contextOf(records, 3), idOf('A1'), person, null)))).roles).toEqual([
      filledBy('signatory', 'T3'),
    ])
  })

  it('loses a deleted mention in every frame by one diff, and has it back by one undo', () => {
    const records = playing(filling('A1', filledBy('party', 'T1'), person), filling('A2', filledBy('party', 'T1')))
    const diff = done(deleteRecords(contextOf(records, 3), [idOf('T1')]))
    const left = apply(records, diff)
    expect(frame(left).roles).toEqual([filledBy('signatory', 'T3')])
    expect(frame(left, 'A2').roles).toEqual([])
    expect(contentOf(apply(left, undoOf(left, diff, stampAt(4)).diff))).toEqual(contentOf(records))
  })
})

describe('changing', () => {
  it('sets what is named and takes away what is null', () => {
    const change = agreementChangeSchema.parse({
      type: 'CONTRACT',
      status: 'signed',
      attributes: { certain: true },
      trigger: null,
      note: 'x',
      mentions: [[{ start: 0, end: 3 }]],
    })
    const records = playing(context => changeAgreement(context, idOf('A1'), change))
    expect(frame(records)).toMatchObject({
      type: 'CONTRACT',
      attributes: { status: 'signed', certain: true },
      note: 'x',
      mentions: [[{ start: 0, end: 3 }]],
    })
    expect(frame(records).trigger).toBeUndefined()
    const cleared = changeAgreement(contextOf(records, 3), idOf('A1'), { status: null })
    expect(frame(apply(records, done(cleared))).attributes).toEqual({ certain: true })
    expect(changeAgreement(contextOf(records, 3), idOf('A1'), { type: 'CONTRACT' })).toEqual({
      ok: false,
      error: 'unchanged',
    })
  })
})

describe('reshaping', () => {
  it('merges roles without doubles and keeps both triggers', () => {
    const second = [{ start: 0, end: 3 }]
    const records = playing(
      filling('A1', filledBy('party', 'T1')),
      filling('A2', filledBy('party', 'T1'), filledBy('party', 'T2')),
      context => changeAgreement(context, idOf('A2'), { trigger: second, status: 'held', note: 'b' }),
      context => mergeAgreements(context, [idOf('A1'), idOf('A2')]),
    )
    expect(records.has(idOf('A2'))).toBe(false)
    expect(frame(records)).toMatchObject({
      type: 'MOU',
      trigger: [{ start: 21, end: 32 }],
      roles: [filledBy('party', 'T1'), filledBy('party', 'T2')],
      mentions: [second],
      attributes: { status: 'held' },
      note: 'b',
    })
    expect(mergeAgreements(contextOf(records, 3), [idOf('A1'), idOf('A1')])).toEqual({ ok: false, error: 'gone' })
  })

  it('splits chosen fillers off with what is theirs', () => {
    const records = playing(filling('A1', filledBy('party', 'T1'), filledBy('party', 'T2'), person, title), context =>
      splitAgreement(context, idOf('A1'), { id: idOf('A3'), fillers: [filledBy('party', 'T1')] }),
    )
    expect(frame(records).roles).toEqual([filledBy('party', 'T2')])
    expect(frame(records, 'A3').roles).toEqual([filledBy('party', 'T1'), person, title])
    expect(splitAgreement(contextOf(records, 3), idOf('A1'), { id: idOf('A4'), fillers: [title] })).toEqual({
      ok: false,
      error: 'unchanged',
    })
  })

  it('duplicates all but the id', () => {
    const records = playing(filling('A1', filledBy('party', 'T1')), context =>
      duplicateAgreement(context, idOf('A1'), idOf('A3')),
    )
    const { id: _, ...copy } = frame(records, 'A3')
    expect(frame(records)).toMatchObject({ ...copy, stamp: expect.anything() })
  })
})

const agreementId = fc.constantFrom('A1', 'A2', 'A3', 'A4').map(idOf)
const role = fc.record(
  {
    role: fc.constantFrom('party', 'signatory', 'signatoryTitle', 'subject', 'gone'),
    filler: fc.oneof(
      fc.record({ entity: fc.constantFrom('T1', 'T2', 'T3').map(idOf) }),
      fc
        .tuple(fc.nat(sampleText.length), fc.nat(8))
        .map(([from, length]) => ({ spans: [{ start: from, end: from + length }] })),
    ),
    of: fc.constantFrom('T1', 'T2', 'T3').map(idOf),
  },
  { requiredKeys: ['role', 'filler'] },
)
const fillers = fc.array(role, { minLength: 1, maxLength: 4 })
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(agreementId, fc.option(fc.nat(20), { nil: undefined })).map(
    ([id, at]): Edit =>
      context =>
        context.records.has(id)
          ? { ok: false, error: 'unchanged' }
          : createAgreement(context, {
              id,
              type: 'MOU',
              ...(at === undefined ? {} : { trigger: [{ start: at, end: at + 4 }] }),
            }),
  ),
  fc.tuple(agreementId, fillers).map(
    ([id, roles]): Edit =>
      context =>
        fillRole(context, id, roles),
  ),
  fc.tuple(agreementId, fillers).map(
    ([id, roles]): Edit =>
      context =>
        emptyRole(context, id, roles),
  ),
  fc.tuple(agreementId, role, fc.constantFrom(null, idOf('T1'), idOf('T2'))).map(
    ([id, one, of]): Edit =>
      context =>
        setOf(context, id, one, of),
  ),
  fc.tuple(agreementId, fc.constantFrom('MOU', 'TALKS'), fc.constantFrom(null, 'held', 'signed')).map(
    ([id, type, status]): Edit =>
      context =>
        changeAgreement(context, id, { type, status }),
  ),
  fc.tuple(agreementId, agreementId).map(
    (ids): Edit =>
      context =>
        mergeAgreements(context, ids),
  ),
  fc.tuple(agreementId, agreementId, fillers).map(
    ([from, id, chosen]): Edit =>
      context =>
        context.records.has(id)
          ? { ok: false, error: 'unchanged' }
          : splitAgreement(context, from, { id, fillers: chosen }),
  ),
  fc.constantFrom('T1', 'T2', 'T3', 'A1').map(
    (id): Edit =>
      context =>
        deleteRecords(context, [idOf(id)]),
  ),
)

describe('any sequence of edits', () => {
  it('is undone to the start and redone to the end, and leaves sound agreements that lean on nothing gone', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), edits => {
        const states: Records[] = [start]
        const diffs: RecordsDiff[] = []
        for (const step of edits) {
          const records = states.at(-1) ?? start
          const result = step(contextOf(records, diffs.length + 2))
          if (!result.ok) continue
          diffs.push(result.value)
          states.push(apply(records, result.value))
        }
        let records = states.at(-1) ?? start
        for (const record of records.values()) {
          if (record.kind !== 'agreement') continue
          expect(agreementSchema.safeParse(record).success).toBe(true)
          for (const { filler } of record.roles)
            if ('entity' in filler) expect(records.get(filler.entity)?.kind).toBe('entity')
          const filled = record.roles.map(({ role: id, filler }) => JSON.stringify([id, filler]))
          expect(new Set(filled).size).toBe(filled.length)
        }
        for (const [at, diff] of [...diffs.entries()].toReversed()) {
          const back = undoOf(records, diff, stampAt(100 + at))
          expect(back.skipped).toEqual([])
          records = apply(records, back.diff)
          expect(contentOf(records)).toEqual(contentOf(states[at] ?? start))
        }
        for (const [at, diff] of diffs.entries()) {
          records = apply(records, reapply(records, diff, stampAt(200 + at)).diff)
          expect(contentOf(records)).toEqual(contentOf(states[at + 1] ?? start))
        }
      }),
    )
  })
})
