import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { LibraryPage, LibraryQuery } from '../../shared/model/library.ts'
import { everything } from '../../shared/model/library-rows.ts'
import { tell, useApp } from '../state/app.ts'
import { deedStore } from '../state/corpus-deeds.ts'
import { remember } from '../state/remember.ts'
import { request } from '../state/request.ts'

const pageSize = 200
/** Rows asked for ahead of the screen, so that scrolling back and forth does not ask again. */
const ahead = 60

export type Library = {
  readonly query: LibraryQuery
  /** The answer on the screen: of this query, or of the one before while this one is under way. Null before the first. */
  readonly page: LibraryPage | null
  readonly ask: (change: Partial<LibraryQuery>) => void
  readonly showRange: (first: number, last: number) => void
}

/** The library's question and its newest answer. What she asked is remembered once it has been answered. */
export function useLibrary(): Library {
  const saved = useApp(state => state.settings.libraryQuery)
  const [query, setQuery] = useState<LibraryQuery>({ ...(saved ?? everything), offset: 0, limit: pageSize })
  const [page, setPage] = useState<LibraryPage | null>(null)
  const imports = useApp(state => [...state.jobs.values()].filter(isFinishedImport).length)
  const deeds = useStore(deedStore, state => state.count)
  const asked = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: an import's end and a deed of many articles ask the same question again
  useEffect(() => {
    const turn = ++asked.current
    void request('listDocuments', query).then(answer => {
      // A newer question is under way: its answer counts.
      if (turn !== asked.current) return
      if (!answer.ok) return tell([answer.error])
      setPage(answer.value)
      void rememberQuery(query)
    })
  }, [query, imports, deeds])

  const ask = useCallback(
    (change: Partial<LibraryQuery>) => setQuery(before => ({ ...before, offset: 0, ...change })),
    [],
  )
  const showRange = useCallback(
    (first: number, last: number) => {
      if (page === null) return
      const end = page.offset + page.columns.id.length
      const isLoaded = first >= page.offset && (last < end || end === page.total)
      if (!isLoaded) setQuery(before => ({ ...before, offset: Math.max(0, first - ahead) }))
    },
    [page],
  )
  return { query, page, ask, showRange }
}

const isFinishedImport = ({ kind, state }: { readonly kind: string; readonly state: string }): boolean =>
  kind === 'import' && state !== 'running'

let remembered = ''

function rememberQuery(query: LibraryQuery): Promise<void> {
  const libraryQuery = { ...query, offset: 0 }
  const key = JSON.stringify(libraryQuery)
  if (key === remembered) return Promise.resolve()
  remembered = key
  return remember({ libraryQuery })
}
