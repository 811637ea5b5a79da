import type { LibraryColumn, LibraryRow } from '../../shared/model/library.ts'
import { statuses } from '../../shared/model/statuses.ts'

/** Arabic first, numbers in names by their value, whatever the interface language. */
const collator = new Intl.Collator('ar', { numeric: true })

type Sortable = Pick<LibraryRow, 'id' | 'name'> & Partial<LibraryRow>

/** Ascending; what was never changed stands before what was. Ties by name are broken by id, so that the order is total. */
export function compareRows(column: LibraryColumn, a: Sortable, b: Sortable): number {
  switch (column) {
    case 'name':
      return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
    case 'title':
      return collator.compare(a.title ?? '', b.title ?? '')
    case 'status':
      return statuses.indexOf(a.status ?? 'new') - statuses.indexOf(b.status ?? 'new')
    case 'words':
    case 'entities':
    case 'agreements':
      return (a[column] ?? 0) - (b[column] ?? 0)
    case 'changedAt': {
      const [first, second] = [a.changedAt ?? '', b.changedAt ?? '']
      return first < second ? -1 : first > second ? 1 : 0
    }
  }
}
