import { rolesOfType, titleRoleOf } from '../../../shared/edit/agreements/role-types.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Entity, Role, Span } from '../../../shared/model/records.ts'
import type { RoleType, Scheme } from '../../../shared/model/scheme.ts'
import { spansOf } from './frame-pieces.ts'

/** A filler as the pane shows it: a person with the titles given and the side stood for. */
export type FillerLine = {
  /** Position in the agreement's roles. */
  readonly at: number
  readonly filled: Role
  /** Null: its mention is gone. */
  readonly spans: readonly Span[] | null
  readonly mention: Entity | null
  readonly titles: readonly FillerLine[]
}

/** One role with what fills it. `type` is null where the scheme has no such role. */
export type RoleLine = {
  readonly id: string
  readonly type: RoleType | null
  readonly fillers: readonly FillerLine[]
}

type Mentions = { readonly get: (id: RecordId) => Entity | undefined }

/**
 * All roles of an agreement's type, empty ones too, in the scheme's order; roles that the type does not have come last. Titles stand beside
 * their person: a role of titles has a line of its own only for those that are nobody's here.
 */
export function roleLinesOf(agreement: Agreement, scheme: Scheme, mentions: Mentions): readonly RoleLine[] {
  const lines = agreement.roles.map((filled, at): FillerLine => {
    const { filler } = filled
    const mention = ('entity' in filler ? mentions.get(filler.entity) : undefined) ?? null
    return { at, filled, spans: spansOf(filler, mentions), mention, titles: [] }
  })
  const roleTypes = rolesOfType(scheme, agreement.type)
  const typeOf = (role: string): RoleType | null => scheme.roleTypes.find(({ id }) => id === role) ?? null
  const isTitle = (role: string): boolean => typeOf(role)?.of === 'person'
  const persons = lines.filter(({ filled }) => !isTitle(filled.role))
  const ownerOf = ({ filled }: FillerLine): FillerLine | undefined => {
    if (filled.of === undefined || !isTitle(filled.role)) return undefined
    const same = persons.filter(({ filled: { filler } }) => 'entity' in filler && filler.entity === filled.of)
    return same.find(person => titleRoleOf(roleTypes, person.filled.role)?.id === filled.role) ?? same[0]
  }
  const owners = new Map(lines.map(line => [line, ownerOf(line)] as const))
  const whole = lines
    .filter(line => !owners.get(line))
    .map(line => ({ ...line, titles: lines.filter(title => owners.get(title) === line) }))
  const known = scheme.agreementTypes.find(({ id }) => id === agreement.type)?.roles ?? []
  const others = [...new Set(agreement.roles.map(({ role }) => role))].filter(role => !known.includes(role))
  return [...known, ...others].flatMap(id => {
    const fillers = whole.filter(({ filled }) => filled.role === id)
    const type = typeOf(id)
    return type?.of === 'person' && fillers.length === 0 ? [] : [{ id, type, fillers }]
  })
}
