import { groupNames } from '../../shared/edit/entities/name-groups.ts'
import type { Named } from '../../shared/edit/entities/same-names.ts'
import type { SameName } from '../../shared/model/concordance-rows.ts'
import type { Label } from '../../shared/model/scheme.ts'
import type { MentionTable } from './mention-table.ts'
import type { ListedName, NameList } from './name-list.ts'

/** Pairs told: who has gone through these is told the next. */
const pairsTold = 500

const cache = new WeakMap<MentionTable, { readonly version: number; readonly pairs: readonly SameName[] }>()

/** Pairs of names that may be one, as the table stands: forms that have mentions linked to none, and entities. Dotted labels are times and numbers. */
export function listSameNames(table: MentionTable, names: NameList, labels: readonly Label[]): readonly SameName[] {
  const known = cache.get(table)
  if (known?.version === table.version) return known.pairs
  const noNames = new Set(labels.filter(({ line }) => line === 'dotted').map(({ id }) => id))
  const listed = new Map<string, ListedName>()
  const all: Named[] = []
  for (const name of [...names.entities, ...names.forms]) {
    const { kind, id, mentions, linked } = name.row
    if (kind === 'form' && linked === mentions) continue
    const group = kind === 'entity' ? table.links.get(id) : table.forms.get(id)
    const label = kind === 'entity' ? table.entities.get(id)?.type : name.row.labels[0]?.label
    if (label === undefined) continue
    const known = idOf(name)
    listed.set(known, name)
    all.push({ id: known, kind, label, keys: name.keys, mentions, documents: group?.articles ?? new Set() })
  }
  const pairs = groupNames(all, table.pairs(), label => !noNames.has(label), table.refused)
    .flatMap(({ hub, members }) => {
      const first = listed.get(hub.id)
      const latin = first ? (table.glossesOf(new Set(first.keys))[0] ?? null) : null
      return members.flatMap(({ named, reason }): readonly SameName[] => {
        const second = listed.get(named.id)
        return first && second
          ? [{ hub: first.row, member: second.row, reason, keys: [first.keys[0] ?? '', second.keys[0] ?? ''], latin }]
          : []
      })
    })
    .slice(0, pairsTold)
  cache.set(table, { version: table.version, pairs })
  return pairs
}

/** A form's key may be spelt like an entity's id. */
const idOf = ({ row }: ListedName): string => `${row.kind} ${row.id}`
