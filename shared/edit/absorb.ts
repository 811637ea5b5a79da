import type { RecordId } from '../model/ids.ts'
import type { Agreement, Annotation, Entity, Span } from '../model/records.ts'
import { type EditContext, entityOf } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

const isWithin = (inner: Span, outer: readonly Span[]): boolean =>
  outer.some(span => span.start <= inner.start && inner.end <= span.end)

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + span.end - span.start, 0)

/** Those of `near` that carry `label` and lie wholly within `spans` (UTF-16), being shorter. */
export const shorterWithin = (near: Iterable<Entity>, label: string, spans: readonly Span[]): readonly Entity[] =>
  [...near].filter(
    entity =>
      entity.label === label &&
      lengthOf(entity.spans) < lengthOf(spans) &&
      entity.spans.every(span => isWithin(span, spans)),
  )

/**
 * `diff`, which adds or changes the mention `into`, with `wanted` taken into it: they go, what leaned on them leans on `into`, and their
 * notes and doubts become its own. Those that are gone by now are nobody's any more. One diff, so one undo brings all of it back.
 */
export function absorb(
  context: EditContext,
  diff: RecordsDiff,
  into: RecordId,
  wanted: readonly Entity[],
): RecordsDiff {
  const shorter = wanted.flatMap(({ id }) => entityOf(context.records, id) ?? [])
  const gone = new Set<RecordId>(shorter.map(entity => entity.id))
  if (gone.size === 0) return diff
  const heir = (id: RecordId): RecordId => (gone.has(id) ? into : id)
  const removed: Annotation[] = [...shorter]
  const updated: (readonly [Annotation, Annotation])[] = []
  for (const record of context.records.values()) {
    if (record.kind === 'relation' && (gone.has(record.from) || gone.has(record.to))) {
      const moved = { ...record, from: heir(record.from), to: heir(record.to), stamp: context.stamp }
      if (moved.from === moved.to) removed.push(record)
      else updated.push([record, moved])
    } else if (record.kind === 'agreement' && record.roles.some(role => leansOn(role, gone)))
      updated.push([record, { ...record, roles: inherited(record.roles, heir), stamp: context.stamp }])
  }
  const enrich = (record: Annotation): Annotation =>
    record.kind === 'entity' && record.id === into
      ? {
          ...record,
          note: [record.note, ...shorter.map(entity => entity.note)].filter(note => note !== '').join('\n'),
          doubt: record.doubt || shorter.some(entity => entity.doubt),
        }
      : record
  return {
    added: diff.added.map(enrich),
    updated: [...diff.updated.map(([from, to]) => [from, enrich(to)] as const), ...updated],
    removed: [...diff.removed, ...removed],
  }
}

type Roles = Agreement['roles']

const leansOn = (role: Roles[number], gone: ReadonlySet<RecordId>): boolean =>
  ('entity' in role.filler && gone.has(role.filler.entity)) || (role.of !== undefined && gone.has(role.of))

/** Roles filled by the heir; two that become one and the same stand once. */
function inherited(roles: Roles, heir: (id: RecordId) => RecordId): Roles {
  const moved = roles.map(role => ({
    ...role,
    ...('entity' in role.filler ? { filler: { ...role.filler, entity: heir(role.filler.entity) } } : {}),
    ...(role.of === undefined ? {} : { of: heir(role.of) }),
  }))
  const seen = moved.map(({ role, filler, of }) => JSON.stringify([role, filler, of]))
  return moved.filter((_, at) => seen.indexOf(seen[at] ?? '') === at)
}
