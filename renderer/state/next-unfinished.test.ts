import { afterEach, describe, expect, it, vi } from 'vitest'
import type { OpenDocument } from '../../shared/api.ts'
import { type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import type { LibraryPage, LibraryQuery, LibraryRow } from '../../shared/model/library.ts'
import { columnsOf } from '../../shared/model/library-rows.ts'
import type { Status } from '../../shared/model/records.ts'
import { nextUnfinished } from './next-unfinished.ts'

const idAt = (at: number): DocumentId => documentIdSchema.parse('abcdefghijklmnopqrstuvwxyz'.charAt(at % 26).repeat(26))

const rowAt = (status: Status, at: number): LibraryRow => ({
  id: idAt(at),
  title: '',
  name: String(at),
  status,
  words: 0,
  entities: 0,
  agreements: 0,
  labels: [],
  annotators: [],
  gold: false,
  changedAt: null,
  snippet: null,
})

/** Main, as far as listing goes: pages of these statuses in the order of names. */
function stubMain(all: readonly Status[]) {
  const rows = all.map(rowAt)
  const listDocuments = vi.fn(async (args: string) => {
    const { offset, limit }: LibraryQuery = JSON.parse(args)
    const page: LibraryPage = {
      total: rows.length,
      offset,
      columns: columnsOf(rows.slice(offset, offset + limit)),
      byStatus: { new: 0, 'in-progress': 0, done: 0, 'to-discuss': 0, irrelevant: 0 },
      corpus: { documents: rows.length, words: 0, entities: 0, agreements: 0, labels: [] },
    }
    return JSON.stringify({ ok: true, value: page })
  })
  vi.stubGlobal('window', { hashiya: { listDocuments } })
}

const documentAt = (at: number, of: number): Pick<OpenDocument, 'id' | 'place'> => ({ id: idAt(at), place: { at, of } })

afterEach(() => vi.unstubAllGlobals())

describe('nextUnfinished', () => {
  it.each<[string, readonly Status[], number, number | null]>([
    ['the one after', ['new', 'done', 'new'], 0, 2],
    ['one in progress as well', ['new', 'in-progress', 'new'], 0, 1],
    ['round to the first ones', ['new', 'done', 'done'], 1, 0],
    ['not itself', ['done', 'in-progress', 'done'], 1, null],
    ['neither to discuss nor irrelevant', ['done', 'to-discuss', 'irrelevant'], 0, null],
  ])('finds %s', async (_case, all, at, expected) => {
    stubMain(all)
    expect(await nextUnfinished(documentAt(at, all.length))).toBe(expected === null ? null : idAt(expected))
  })

  it('reads on where a page holds none', async () => {
    stubMain([...Array.from({ length: 1500 }, () => 'done' as const), 'new'])
    expect(await nextUnfinished(documentAt(0, 1501))).toBe(idAt(1500))
  })
})
