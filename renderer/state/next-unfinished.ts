import type { OpenDocument } from '../../shared/api.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { LibraryRow } from '../../shared/model/library.ts'
import { everything, rowsOf } from '../../shared/model/library-rows.ts'
import { tell } from './app.ts'
import { request } from './request.ts'

const pageSize = 1000

/** The next article in the order of names that is new or in progress, round to the first one again; null: none is left. */
export async function nextUnfinished({ id, place }: Pick<OpenDocument, 'id' | 'place'>): Promise<DocumentId | null> {
  const isWanted = (row: LibraryRow) => row.id !== id && (row.status === 'new' || row.status === 'in-progress')
  const after = pagesBetween(place.at + 1, place.of)
  const before = pagesBetween(0, place.at)
  for (const page of [...after, ...before]) {
    const answer = await request('listDocuments', { ...everything, ...page })
    if (!answer.ok) {
      tell([answer.error])
      return null
    }
    const found = rowsOf(answer.value).find(isWanted)
    if (found !== undefined) return found.id
  }
  return null
}

function pagesBetween(from: number, to: number): readonly { readonly offset: number; readonly limit: number }[] {
  const pages = Math.max(0, Math.ceil((to - from) / pageSize))
  return Array.from({ length: pages }, (_, at) => {
    const offset = from + at * pageSize
    return { offset, limit: Math.min(pageSize, to - offset) }
  })
}
