import { join } from 'node:path'
import { mappingSince } from '../../shared/edit/mapping-since.ts'
import type { DiffOf } from '../../shared/edit/records-diff.ts'
import type { IdMapping } from '../../shared/edit/scheme-mapping.ts'
import { migrateRecords } from '../../shared/edit/scheme-migration.ts'
import type { Corpus } from '../../shared/model/corpus.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import { type DeviceId, type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import type { Stamp } from '../../shared/model/records.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import type { AppError } from '../../shared/result.ts'
import type { FileSystem } from './file-system.ts'
import type { OwnedJournal } from './journal-set.ts'
import type { LayerState } from './layer-state.ts'

const noDiff: DiffOf<StoredRecord> = { added: [], updated: [], removed: [] }

/** What the scheme's changes since would make of a layer's records; empty where they follow the present scheme. */
export function outdatedIn(
  { records, schemeRevision, counter }: LayerState,
  { scheme, schemeChanges }: Pick<Corpus, 'scheme' | 'schemeChanges'>,
  device: DeviceId,
): DiffOf<StoredRecord> {
  if (schemeRevision >= scheme.revision) return noDiff
  const stamp: Stamp = [counter + 1, device]
  return migrateRecords(records, mappingSince(schemeChanges, schemeRevision), stamp)
}

/** Ids that the scheme had, and has no more, by what they name. */
type Gone = {
  readonly labels: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly types: ReadonlySet<string>
}

const goneBy = new WeakMap<Corpus['schemeChanges'], Gone>()

function goneOf({ scheme, schemeChanges }: Pick<Corpus, 'scheme' | 'schemeChanges'>): Gone {
  const known = goneBy.get(schemeChanges)
  if (known) return known
  const { labels, roles, types } = mappingSince(schemeChanges, 0)
  const without = (ids: IdMapping, present: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(Object.keys(ids).filter(id => !present.some(one => one.id === id)))
  const gone = {
    labels: without(labels, scheme.labels),
    roles: without(roles, scheme.roleTypes),
    types: without(types, scheme.agreementTypes),
  }
  goneBy.set(schemeChanges, gone)
  return gone
}

/**
 * What records hold of an older scheme: written on another laptop before that one knew of the change, or not brought over yet. Null: nothing.
 * `names`: ids as records have them.
 */
export function lateIn(
  records: Iterable<StoredRecord>,
  manifest: Pick<Corpus, 'scheme' | 'schemeChanges'>,
): { readonly names: readonly string[]; readonly records: number } | null {
  if (manifest.schemeChanges.length === 0) return null
  const { labels, roles, types } = goneOf(manifest)
  if (labels.size + roles.size + types.size === 0) return null
  const names = new Set<string>()
  let count = 0
  for (const record of records) {
    const late =
      record.kind === 'entity'
        ? [record.label].filter(id => labels.has(id))
        : record.kind === 'agreement'
          ? [
              ...[record.type].filter(id => types.has(id)),
              ...record.roles.flatMap(({ role }) => (roles.has(role) ? [role] : [])),
            ]
          : []
    if (late.length > 0) count++
    for (const id of late) names.add(id)
  }
  return count === 0 ? null : { names: [...names], records: count }
}

export const toLateProblem = (
  document: DocumentId,
  { names, records }: NonNullable<ReturnType<typeof lateIn>>,
): AppError => ({ code: 'scheme/late', params: { document, names: names.join(', '), records } })

/** Documents of one annotator's checkpoints below `folder` and of her journals, the corpus itself left out. */
export async function listHerDocuments(
  fileSystem: FileSystem,
  folder: string,
  journals: readonly OwnedJournal[],
): Promise<ReadonlySet<DocumentId>> {
  const found = new Set(journals.flatMap(({ journal }) => [...journal.documents]))
  for (const shard of await fileSystem.list(folder))
    for (const file of await fileSystem.list(join(folder, shard))) {
      const id = documentIdSchema.safeParse(/^(.+)\.json$/.exec(file)?.[1])
      if (id.success) found.add(id.data)
    }
  found.delete(corpusDocument)
  return found
}
