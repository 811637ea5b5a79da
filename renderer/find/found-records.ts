import type { CorpusDeed } from '../../shared/edit/corpus-deed.ts'
import type { DocumentId, RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Entity, Stamp } from '../../shared/model/records.ts'
import type { FoundRow } from './found-rows.ts'

type Written = { readonly here: readonly Annotation[]; readonly elsewhere: CorpusDeed['acts'] }

/**
 * Marks for the places taken and refusals for those never to be offered again, the open article's apart. Stamps are given where the records are
 * written.
 */
export function toRecords(
  taken: readonly FoundRow[],
  refused: readonly FoundRow[],
  label: string,
  open: DocumentId | null,
  { newId, stamp }: { readonly newId: () => RecordId; readonly stamp: Stamp },
): Written {
  const byDocument = new Map<DocumentId, Annotation[]>()
  const add = ({ document: { document } }: FoundRow, record: Annotation): void => {
    const records = byDocument.get(document)
    if (records) records.push(record)
    else byDocument.set(document, [record])
  }
  const common = (): Pick<Entity, 'id' | 'source' | 'stamp'> => ({ id: newId(), source: 'person', stamp })
  for (const row of taken) {
    const { span, normal } = row.hit
    add(row, {
      kind: 'entity',
      ...common(),
      label,
      spans: [span],
      attributes: {},
      note: '',
      doubt: false,
      ...(normal === undefined ? {} : { normal }),
    })
  }
  for (const row of refused)
    add(row, { kind: 'dismissal', ...common(), of: 'find-everywhere', subject: row.hit.subject })
  const here = (open === null ? undefined : byDocument.get(open)) ?? []
  const elsewhere = [...byDocument].flatMap(([document, records]) =>
    document === open ? [] : [{ document, act: { do: 'add' as const, records } }],
  )
  return { here, elsewhere }
}
