import type { RecordId } from '../model/ids.ts'
import type { Annotation, Entity } from '../model/records.ts'
import type { Scheme } from '../model/scheme.ts'
import { fail, ok, type Result } from '../result.ts'
import { type EditContext, entityOf, type Refusal } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

export type Relation = Extract<Annotation, { readonly kind: 'relation' }>
export type RelationType = Scheme['relationTypes'][number]

export const isRelation = (record: Annotation): record is Relation => record.kind === 'relation'

/** The relations a mention has a part in, as first or as second. */
export const relationsOf = (records: Iterable<Annotation>, mention: RecordId): readonly Relation[] =>
  [...records].filter(isRelation).filter(({ from, to }) => from === mention || to === mention)

const allows = (labels: readonly string[], { label }: Entity): boolean => labels.length === 0 || labels.includes(label)

/** Whether a type may lead from one mention to another. */
export const joins = (type: RelationType, from: Entity, to: Entity): boolean =>
  allows(type.from, from) && allows(type.to, to)

/** A relation that could be made. */
export type RelationChoice = { readonly type: RelationType; readonly from: RecordId; readonly to: RecordId }

/**
 * How two mentions may be related, in the scheme's order: from the first to the second, then the other way round. All types from the first
 * to the second where none fits, since the scheme warns and refuses nothing.
 */
export function relationChoices(
  { relationTypes }: Pick<Scheme, 'relationTypes'>,
  a: Entity,
  b: Entity,
): readonly RelationChoice[] {
  const between = (from: Entity, to: Entity, types: readonly RelationType[]): readonly RelationChoice[] =>
    types.map(type => ({ type, from: from.id, to: to.id }))
  const fitting = [[a, b] as const, [b, a] as const].flatMap(([from, to]) =>
    between(
      from,
      to,
      relationTypes.filter(type => joins(type, from, to)),
    ),
  )
  return fitting.length > 0 ? fitting : between(a, b, relationTypes)
}

/**
 * Relates two mentions. Refuses `gone` where one is not there, `unchanged` where the same relation is, or a mention would be related to
 * itself.
 */
export function createRelation(
  context: EditContext,
  { id, label, from, to }: Pick<Relation, 'id' | 'label' | 'from' | 'to'>,
): Result<RecordsDiff, Refusal> {
  if (!entityOf(context.records, from) || !entityOf(context.records, to)) return fail('gone')
  const isThere = relationsOf(context.records.values(), from).some(held => held.to === to && held.label === label)
  if (from === to || isThere) return fail('unchanged')
  const { source, stamp } = context
  const record: Relation = {
    kind: 'relation',
    id,
    label,
    from,
    to,
    attributes: {},
    note: '',
    doubt: false,
    source,
    stamp,
  }
  return ok({ added: [record], updated: [], removed: [] })
}
