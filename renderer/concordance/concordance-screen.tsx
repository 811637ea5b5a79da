import '../article/article.css'
import './concordance.css'
import { useCallback, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useReady } from '../shell/use-ready.ts'
import { deedStore } from '../state/corpus-deeds.ts'
import { useText } from '../strings/text.ts'
import { enterConcordance, reload, useConcordance } from './concordance-store.ts'
import { MentionsPane } from './mentions-pane.tsx'
import { NamesPane } from './names-pane.tsx'
import { NothingMarked } from './nothing-marked.tsx'

/** All that the corpus names: at the side who, in the middle every mention of the one at hand. */
export function ConcordanceScreen() {
  const t = useText()
  const corpus = useConcordance(state => state.names?.corpus ?? null)
  const hasPage = useConcordance(state => state.view.subject === null || state.page !== null)
  const search = useRef<HTMLInputElement>(null)
  const main = useRef<HTMLElement>(null)
  const deeds = useStore(deedStore, state => state.count)
  useEffect(() => void enterConcordance(), [])
  const seen = useRef(deeds)
  useEffect(() => {
    if (seen.current === deeds) return
    seen.current = deeds
    void reload()
  }, [deeds])
  const isEmpty = corpus !== null && corpus.mentions + corpus.entities === 0
  const isUsable = corpus !== null && (isEmpty || hasPage)
  useReady('concordance', isUsable)
  const focusIn = useCallback((pane: 'names' | 'mentions-pane') => {
    main.current?.querySelector<HTMLElement>(`.${pane} .grid-body [role=row][tabindex="0"]`)?.focus()
  }, [])
  useEffect(() => {
    if (isUsable && document.activeElement === document.body) focusIn('names')
  }, [isUsable, focusIn])
  useSearchKey(search)
  return (
    <main ref={main} className="concordance">
      <header className="conc-top">
        <h1 className="title">{t('concordance.title')}</h1>
        {corpus === null ? null : (
          <p className="two">
            {t('concordance.corpus', {
              mentions: t('concordance.mentions', { count: corpus.mentions }),
              forms: t('concordance.forms', { count: corpus.forms }),
              entities: t('concordance.entities', { count: corpus.entities }),
            })}
          </p>
        )}
      </header>
      {corpus === null ? null : isEmpty ? (
        <NothingMarked />
      ) : (
        <div className="conc-body">
          <NamesPane search={search} onEnter={() => focusIn('mentions-pane')} />
          <MentionsPane onLeave={() => focusIn('names')} />
        </div>
      )}
    </main>
  )
}

/** `/` goes to the search, by the key's place under every layout. */
function useSearchKey(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return
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
