import type { RecordId } from '../../model/ids.ts'
import type { Agreement, Role, Span } from '../../model/records.ts'
import { fail, ok, type Result } from '../../result.ts'
import { sameSpans } from '../create-entity.ts'
import type { EditContext, Refusal } from '../edit-context.ts'
import type { RecordsDiff } from '../records-diff.ts'
import { type Filled, isFilledBy, sameFilled } from './agreement-of.ts'
import { agreementOf } from './change-agreement.ts'
import { withoutOwner } from './fill-role.ts'

/** A second frame that says the same, under `copy`. Refuses `gone`. */
export function duplicateAgreement(context: EditContext, id: RecordId, copy: RecordId): Result<RecordsDiff, Refusal> {
  const original = agreementOf(context.records, id)
  if (!original) return fail('gone')
  const { source, stamp } = context
  return ok({ added: [{ ...original, id: copy, source, stamp }], updated: [], removed: [] })
}

/**
 * Makes one frame of several, the first of `ids`: roles of all, each once; the triggers of the others, and their other mentions, become its
 * other mentions; its own type and attributes stand, and what it lacks it takes over. Refuses `gone` where fewer than two are there.
 */
export function mergeAgreements(context: EditContext, ids: readonly RecordId[]): Result<RecordsDiff, Refusal> {
  const [first, ...others] = [...new Set(ids)].flatMap(id => agreementOf(context.records, id) ?? [])
  if (!first || others.length === 0) return fail('gone')
  const all = [first, ...others]
  const trigger = all.find(one => one.trigger)?.trigger
  const places = all.flatMap(one => [...(one.trigger ? [one.trigger] : []), ...one.mentions])
  const merged: Agreement = {
    ...first,
    ...(trigger ? { trigger } : {}),
    roles: once(
      all.flatMap(one => one.roles),
      sameFilled,
    ),
    mentions: once(places, sameSpans).filter(place => !trigger || !sameSpans(place, trigger)),
    attributes: Object.assign({}, ...all.map(one => one.attributes).toReversed()),
    note: once(
      all.map(one => one.note),
      (a, b) => a === b,
    )
      .filter(note => note !== '')
      .join('\n'),
    doubt: all.some(one => one.doubt),
    source: context.source,
    stamp: context.stamp,
  }
  return ok({ added: [], updated: [[first, merged]], removed: others })
}

/** What a split makes: a frame of its own with some of the fillers. */
export type SplitOff = {
  readonly id: RecordId
  readonly fillers: readonly Filled[]
  readonly trigger?: readonly Span[]
}

/**
 * Moves fillers of a frame to a new one of its type and status. What is theirs goes along, titles with their person and persons with
 * their party; nothing in one frame is of somebody in the other. Refuses `gone`, or `unchanged` where nothing would move.
 */
export function splitAgreement(context: EditContext, from: RecordId, split: SplitOff): Result<RecordsDiff, Refusal> {
  const before = agreementOf(context.records, from)
  if (!before) return fail('gone')
  const moved = withTheirs(before.roles, split.fillers)
  if (moved.length === 0) return fail('unchanged')
  const left = before.roles.filter(role => !moved.includes(role))
  const { source, stamp } = context
  const after: Agreement = { ...before, roles: withoutOwner(left, before.roles), source, stamp }
  const { trigger: _, extra: __, ...rest } = before
  const made: Agreement = {
    ...rest,
    id: split.id,
    ...(split.trigger ? { trigger: split.trigger } : {}),
    roles: withoutOwner(moved, before.roles),
    mentions: [],
    note: '',
    doubt: false,
    source,
    stamp,
  }
  return ok({ added: [made], updated: [[before, after]], removed: [] })
}

/** The chosen fillers, and whoever is of them, and so on. */
function withTheirs(roles: Agreement['roles'], chosen: readonly Filled[]): readonly Role[] {
  const taken = new Set(roles.filter(role => chosen.some(filler => sameFilled(filler, role))))
  for (let before = -1; before !== taken.size; ) {
    before = taken.size
    for (const role of roles) {
      const { of } = role
      if (of !== undefined && [...taken].some(one => isFilledBy(one, of))) taken.add(role)
    }
  }
  return roles.filter(role => taken.has(role))
}

/** Each once, where it stands first. */
const once = <T>(list: readonly T[], same: (a: T, b: T) => boolean): readonly T[] =>
  list.filter((one, at) => list.findIndex(other => same(other, one)) === at)
