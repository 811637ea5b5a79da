import '../article/article.css'
import './concordance.css'
import './names.css'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { InboxPane } from '../inbox/inbox-pane.tsx'
import { showTab, useInbox } from '../inbox/inbox-store.ts'
import { useReady } from '../shell/use-ready.ts'
import { deedStore } from '../state/corpus-deeds.ts'
import { useText } from '../strings/text.ts'
import { AskingShown } from './asking.tsx'
import { sameCode } from './concordance-keys.ts'
import { concordanceStore, enterConcordance, reload, showList, useConcordance } from './concordance-store.ts'
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
  const tab = useInbox(state => state.tab)
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
  const focusIn = useCallback((pane: 'names' | 'mentions-pane'): boolean => {
    const row = main.current?.querySelector<HTMLElement>(`.${pane} .grid-body [role=row][tabindex="0"]`)
    row?.focus()
    return row !== null && row !== undefined
  }, [])
  const enterMentions = useEnterMentions(focusIn)
  useEffect(() => {
    // Back from an article the row she went from has the focus again.
    const pane = concordanceStore.getState().current === null ? 'names' : 'mentions-pane'
    if (isUsable && document.activeElement === document.body) focusIn(pane)
  }, [isUsable, focusIn])
  useScreenKeys(search, focusIn)
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
        <Tabs />
      </header>
      {tab === 'inbox' ? (
        <InboxPane />
      ) : corpus === null ? (
        <p className="conc-nothing dim" role="status">
          {t('concordance.reading')}
        </p>
      ) : isEmpty ? (
        <NothingMarked />
      ) : (
        <div className="conc-body">
          <NamesPane search={search} onEnter={enterMentions} />
          <MentionsPane onLeave={() => void focusIn('names')} />
        </div>
      )}
      <AskingShown />
    </main>
  )
}

/** Leads into the mentions of a name. Where they are still on their way, the focus goes to the first of them once they are there. */
function useEnterMentions(focusIn: (pane: 'mentions-pane') => boolean): () => void {
  const page = useConcordance(state => state.page)
  const entered = useRef<'a row' | 'nothing' | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was on its way has come with another page
  useEffect(() => {
    const before = entered.current
    entered.current = null
    // The row that had the focus may have gone with its page.
    if (before === 'nothing' || (before === 'a row' && document.activeElement === document.body))
      focusIn('mentions-pane')
  }, [page, focusIn])
  return () => {
    entered.current = focusIn('mentions-pane') ? 'a row' : 'nothing'
  }
}

/** Between what is marked and what may be an oversight. */
function Tabs() {
  const t = useText()
  const tab = useInbox(state => state.tab)
  return (
    <fieldset className="seg" aria-label={t('inbox.tabs')}>
      {(['mentions', 'inbox'] as const).map(which => (
        <button key={which} type="button" aria-pressed={tab === which} onClick={() => showTab(which)}>
          {t(`inbox.tab.${which}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** `/` goes to the search, Y to the pairs that may be one and back, by the keys' places under every layout. */
function useScreenKeys(search: RefObject<HTMLInputElement | null>, focusIn: (pane: 'names') => boolean): void {
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return
      const isSearch = event.code === 'Slash' || event.key === '/'
      if (!isSearch && event.code !== sameCode) return
      if (event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"], [role="menu"]'))
        return
      if (document.querySelector('[role="dialog"]') !== null) return
      event.preventDefault()
      const { list, same } = concordanceStore.getState()
      if (isSearch) {
        flushSync(() => showList('names'))
        search.current?.focus()
        search.current?.select()
      } else if (list === 'same' || (same?.length ?? 0) > 0) {
        flushSync(() => showList(list === 'same' ? 'names' : 'same'))
        focusIn('names')
      }
    }
    document.addEventListener('keydown', takeKey)
    return () => document.removeEventListener('keydown', takeKey)
  }, [search, focusIn])
}
