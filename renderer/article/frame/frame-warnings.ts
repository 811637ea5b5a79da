import type { Filled } from '../../../shared/edit/agreements/agreement-of.ts'
import { type TieFault, tieFaults } from '../../../shared/edit/agreements/role-ties.ts'
import { type AttributeValue, strangeAttributes } from '../../../shared/edit/attributes.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Entity } from '../../../shared/model/records.ts'
import type { RoleType, Scheme } from '../../../shared/model/scheme.ts'

/** What helps against a warning, where one press can. */
export type Fix =
  | { readonly do: 'fill'; readonly role: string }
  | { readonly do: 'takeOut'; readonly filled: Filled }
  | { readonly do: 'move'; readonly at: number; readonly role: string }
  | { readonly do: 'mark'; readonly filled: Filled; readonly label: string }
  | { readonly do: 'clearOf'; readonly filled: Filled }
  | { readonly do: 'clearStatus' }
  | { readonly do: 'clearAttribute'; readonly attribute: string }
  | { readonly do: 'setType'; readonly type: string }
  | { readonly do: 'setTrigger' }

/** Where an agreement does not fit the scheme; it is kept all the same. `at`: position in its roles. */
export type FrameWarning = { readonly fix: Fix | null } & (
  | { readonly code: 'role-few' | 'role-many'; readonly role: RoleType }
  | { readonly code: 'role-label' | 'role-span'; readonly at: number; readonly role: RoleType }
  | {
      readonly code: 'role-unknown' | 'missing-record' | 'missing-of' | TieFault['code']
      readonly at: number
    }
  | { readonly code: 'attribute-unknown'; readonly attribute: string; readonly value: AttributeValue }
  | { readonly code: 'type-unknown' | 'status-unknown' | 'no-trigger' }
)

type Mentions = { readonly get: (id: RecordId) => Entity | undefined }

/** All that does not fit, the agreement's own first, then role by role. */
export function warningsOf(agreement: Agreement, scheme: Scheme, mentions: Mentions): readonly FrameWarning[] {
  const type = scheme.agreementTypes.find(({ id }) => id === agreement.type)
  const roleTypes = scheme.roleTypes.filter(({ id }) => type === undefined || type.roles.includes(id))
  const { status } = agreement.attributes
  const isStatus = status === undefined || scheme.agreementStatuses.some(({ id }) => id === status)
  const first = scheme.agreementTypes[0]
  return [
    ...(type
      ? []
      : [{ code: 'type-unknown', fix: first ? ({ do: 'setType', type: first.id } as const) : null } as const]),
    ...(isStatus ? [] : [{ code: 'status-unknown', fix: { do: 'clearStatus' } } as const]),
    ...strangeAttributes(agreement, scheme).map(
      ([attribute, value]): FrameWarning => ({
        code: 'attribute-unknown',
        attribute,
        value,
        fix: { do: 'clearAttribute', attribute },
      }),
    ),
    ...(agreement.trigger ? [] : [{ code: 'no-trigger', fix: { do: 'setTrigger' } } as const]),
    ...roleTypes.flatMap(role => numberWarnings(agreement, role)),
    ...agreement.roles.flatMap((filled, at) => fillerWarnings(filled, at, roleTypes, mentions)),
    ...tieFaults(agreement, roleTypes)
      .filter(({ at }) => isThere(agreement.roles[at], mentions))
      .map(({ code, at }): FrameWarning => ({ code, at, fix: fixOfTie(code, agreement.roles[at]) })),
  ]
}

/** A filler that is gone is said once. */
const isThere = (filled: Filled | undefined, mentions: Mentions): boolean =>
  filled !== undefined && (!('entity' in filled.filler) || mentions.get(filled.filler.entity) !== undefined)

const fixOfTie = (code: TieFault['code'], filled: Filled | undefined): Fix | null =>
  code === 'fills-itself' && filled ? { do: 'clearOf', filled } : null

function numberWarnings(agreement: Agreement, role: RoleType): readonly FrameWarning[] {
  const filled = agreement.roles.filter(one => one.role === role.id)
  const last = filled.at(-1)
  if (filled.length < role.minimum) return [{ code: 'role-few', role, fix: { do: 'fill', role: role.id } }]
  return role.maximum !== null && filled.length > role.maximum && last
    ? [{ code: 'role-many', role, fix: { do: 'takeOut', filled: last } }]
    : []
}

function fillerWarnings(
  filled: Agreement['roles'][number],
  at: number,
  roleTypes: readonly RoleType[],
  mentions: Mentions,
): readonly FrameWarning[] {
  const role = roleTypes.find(({ id }) => id === filled.role)
  const mention = 'entity' in filled.filler ? mentions.get(filled.filler.entity) : null
  if (mention === undefined) return [{ code: 'missing-record', at, fix: { do: 'takeOut', filled } }]
  const lost: readonly FrameWarning[] =
    filled.of !== undefined && !mentions.get(filled.of)
      ? [{ code: 'missing-of', at, fix: { do: 'clearOf', filled } }]
      : []
  if (!role) return [...lost, { code: 'role-unknown', at, fix: { do: 'takeOut', filled } }]
  if (mention === null) {
    const label = role.labels[0]
    return role.span
      ? lost
      : [...lost, { code: 'role-span', at, role, fix: label === undefined ? null : { do: 'mark', filled, label } }]
  }
  if (role.labels.length === 0 || role.labels.includes(mention.label)) return lost
  const other = roleTypes.find(({ labels }) => labels.includes(mention.label))
  const fix: Fix = other ? { do: 'move', at, role: other.id } : { do: 'takeOut', filled }
  return [...lost, { code: 'role-label', at, role, fix }]
}
