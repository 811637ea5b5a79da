import { Import } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type LibraryColumn, type LibraryRow, libraryColumnSchema } from '../../shared/model/library.ts'
import { everything, rowsOf } from '../../shared/model/library-rows.ts'
import { useReady } from '../shell/use-ready.ts'
import { useApp } from '../state/app.ts'
import { chooseImport, importFiles } from '../state/import-texts.ts'
import { lastDocument, openDocument } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'
import { DataGrid } from '../ui/data-grid.tsx'
import { DropPlace } from './drop-place.tsx'
import { ImportStrips } from './import-strip.tsx'
import { libraryColumns } from './library-columns.tsx'
import { LibraryFilters, RowHeightButton } from './library-filters.tsx'
import { ResumeStrip } from './resume-strip.tsx'
import { useDrop } from './use-drop.ts'
import { useLibrary } from './use-library.ts'
import { useWidth } from './use-width.ts'
import './library.css'

const roomyRow = 92
const denseRow = 44
const denseRowWithSnippet = 64

/** CSS px at both sides of the table together, as in library.css. */
const tableMargin = 92
const narrowMargin = 28

const noRows: readonly LibraryRow[] = []

/** The corpus as a ruled catalogue. */
export function LibraryScreen() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const scheme = useApp(state => state.corpus?.scheme)
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? false)
  const { query, page, ask, showRange } = useLibrary()
  const [isRoomy, setRoomy] = useState(true)
  const search = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame) - (window.innerWidth < 1120 ? narrowMargin : tableMargin)
  const drop = useDrop(files => void importFiles(files))
  useSearchKey(search)
  useReady('library', page !== null)

  const labels = useMemo(() => scheme?.labels ?? [], [scheme])
  const columns = useMemo(
    () => libraryColumns({ t, language, labels, isRoomy, width }),
    [t, language, labels, isRoomy, width],
  )
  const rows = useMemo(() => (page === null ? noRows : rowsOf(page)), [page])
  const sorting = useMemo(() => [{ id: query.sort.column, desc: query.sort.descending }], [query.sort])
  const last = lastDocument()
  const occurring = labels.filter(label => page?.corpus.labels.includes(label.id) || query.labels.includes(label.id))
  const isEmpty = page !== null && page.corpus.documents === 0
  const isNothing = page !== null && !isEmpty && page.total === 0

  return (
    <main
      ref={frame}
      className="lib"
      data-dropping={drop.isOver && !isReadOnly ? '' : undefined}
      {...(isReadOnly ? {} : drop.on)}
    >
      <header className="lib-top">
        <h1 className="title">{t('library.title')}</h1>
        <CorpusLine page={page} />
        <span className="spring" />
        <ResumeStrip title={rows.find(row => row.id === last)?.title ?? null} />
      </header>
      <div className="lib-filters">
        <LibraryFilters query={query} page={page} labels={occurring} ask={ask} searchRef={search} />
        <span className="spring" />
        <RowHeightButton isRoomy={isRoomy} onChange={setRoomy} />
        <button
          type="button"
          className="btn first"
          disabled={isReadOnly}
          title={isReadOnly ? t('library.import.readOnly') : undefined}
          onClick={() => void chooseImport()}
        >
          <Import className="i" />
          {t('library.import.go')}
        </button>
      </div>
      <div className="lib-strips">
        <ImportStrips />
      </div>
      <DataGrid
        label={t('library.table')}
        testId="library-table"
        columns={columns}
        rows={rows}
        offset={page?.offset ?? 0}
        total={page?.total ?? 0}
        idOf={idOfRow}
        rowHeight={isRoomy ? roomyRow : query.search === '' ? denseRow : denseRowWithSnippet}
        sorting={sorting}
        onSort={([next]) =>
          ask({ sort: next ? { column: toColumn(next.id), descending: next.desc } : everything.sort })
        }
        onOpen={row => void openDocument(row.id)}
        current={last}
        onRange={showRange}
        after={
          <DropPlace
            state={isEmpty ? 'empty' : isNothing ? 'nothing' : 'rows'}
            isOver={drop.isOver}
            isReadOnly={isReadOnly}
            onClear={() => ask({ search: '', statuses: [], labels: [] })}
          />
        }
      />
      <p className="unseen" role="status">
        {page === null || query.search === '' ? '' : t('library.search.found', { count: page.total })}
      </p>
    </main>
  )
}

const idOfRow = (row: LibraryRow): string => row.id

const toColumn = (id: string): LibraryColumn => libraryColumnSchema.catch('name').parse(id)

function CorpusLine({ page }: Pick<ReturnType<typeof useLibrary>, 'page'>) {
  const t = useText()
  if (page === null) return null
  const { documents, words, entities, agreements } = page.corpus
  return (
    <p className="lib-line">
      {t('library.corpus', {
        articles: t('library.articles', { count: documents }),
        words: t('library.words', { count: words }),
        entities: t('library.entities', { count: entities }),
        agreements: t('library.agreements', { count: agreements }),
      })}
    </p>
  )
}

/** `/` goes to the search, by the key's place under every layout. */
function useSearchKey(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (event.code !== 'Slash' && event.key !== '/') return
      if (event.target instanceof HTMLInputElement || document.querySelector('[role="dialog"], [role="menu"]') !== null)
        return
      event.preventDefault()
      search.current?.focus()
      search.current?.select()
    }
    document.addEventListener('keydown', takeKey)
    return () => document.removeEventListener('keydown', takeKey)
  }, [search])
}
