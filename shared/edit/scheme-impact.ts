import type { RoleType, Scheme } from '../model/scheme.ts'
import type { SchemeUsage, Use } from '../model/scheme-usage.ts'
import { ok, type Result } from '../result.ts'
import type { SchemeProblem } from './check-scheme.ts'
import type { SchemeChange, SchemeEdit } from './scheme-edit.ts'
import { applySchemeEdits } from './scheme-edits.ts'
import { fromOwnedKey, type MappedKind, mapped, mappedKinds } from './scheme-mapping.ts'

/** What becomes of everything that uses one id. */
export type ImpactLine = Use & { readonly kind: MappedKind; readonly from: string; readonly to: string | null }

/** An edit in numbers, before it is done. */
export type SchemeImpact = {
  readonly change: SchemeChange
  /** What records use and the edit takes away or moves, in the order of the kinds. */
  readonly lines: readonly ImpactLine[]
  /** Roles that marks fill which go: the roles lose them. */
  readonly emptied: number
  /** Fillers that fitted their role and will not: they stay, as violations. `label`: empty for bare words. */
  readonly unfit: readonly { readonly role: string; readonly label: string; readonly count: number }[]
}

const nobody: Use = { count: 0, articles: 0, done: 0 }

const fits = (role: RoleType | undefined, label: string): boolean =>
  role !== undefined && (label === '' ? role.span : role.labels.length === 0 || role.labels.includes(label))

const roleOf = (scheme: Scheme, id: string): RoleType | undefined => scheme.roleTypes.find(role => role.id === id)

/** Says what edits would do to what is there. Errors: those of the edits. */
export function schemeImpact(
  scheme: Scheme,
  edits: readonly SchemeEdit[],
  usage: SchemeUsage,
): Result<SchemeImpact, readonly SchemeProblem[]> {
  const changed = applySchemeEdits(scheme, edits)
  if (!changed.ok) return changed
  const { scheme: after, mapping } = changed.value
  const lines = mappedKinds.flatMap(kind =>
    Object.entries(mapping[kind]).flatMap(([from, to]): readonly ImpactLine[] => {
      const use = usage[kind][from] ?? nobody
      return use.count === 0 ? [] : [{ kind, from, to, ...use }]
    }),
  )
  const fillers = Object.entries(usage.fillers).map(([key, count]) => {
    const [role, label] = fromOwnedKey(key)
    return { role, label, count, newRole: mapped(mapping.roles, role), newLabel: mapped(mapping.labels, label) }
  })
  return ok({
    change: changed.value,
    lines,
    emptied: fillers
      .filter(({ label, newLabel }) => label !== '' && newLabel === null)
      .reduce((sum, { count }) => sum + count, 0),
    unfit: fillers.flatMap(({ role, label, count, newRole, newLabel }) =>
      newRole !== null &&
      newLabel !== null &&
      fits(roleOf(scheme, role), label) &&
      !fits(roleOf(after, newRole), newLabel)
        ? [{ role: newRole, label: newLabel, count }]
        : [],
    ),
  })
}
