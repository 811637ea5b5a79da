import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Span } from '../../shared/model/records.ts'
import { findFolded, foldQuery } from '../../shared/text/folding.ts'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { foldedOf } from './folded-text.ts'
import type { OpenArticle } from './open-article.ts'
import { createFound } from './paint/found.ts'
import './search-strip.css'

/** Position of the first match at or after `from`; the first of all where none is ahead. */
const firstFrom = (matches: readonly Span[], from: number): number =>
  Math.max(
    0,
    matches.findIndex(match => match.start >= from),
  )

/**
 * Looks for words in the open article, in any spelling. The match she is at is the selection: back in the text, a label key marks it.
 */
export function SearchStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const { document } = article.store.getState()
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const [origin] = useState(() => article.store.getState().cursor.focus)
  const folded = foldedOf(document)
  const matches = useMemo(() => findFolded(folded, foldQuery(asked)), [folded, asked])
  const found = useMemo(() => createFound(article.view.sections), [article])
  const calls = useStore(article.store, state => state.searchCalls)

  useEffect(() => {
    if (calls === 0) return
    field.current?.focus()
    field.current?.select()
  }, [calls])
  useEffect(() => found.show(matches, matches[at]?.start ?? 0), [found, matches, at])
  useEffect(() => found.clear, [found])

  const showMatch = (list: readonly Span[], to: number): void => {
    setAt(to)
    const match = list[to]
    if (match) article.run({ do: 'selectText', span: match, exact: true })
  }
  const change = (words: string): void => {
    setAsked(words)
    const list = findFolded(folded, foldQuery(words))
    showMatch(list, firstFrom(list, origin))
  }
  const step = (by: 1 | -1): void => {
    if (matches.length > 0) showMatch(matches, (at + by + matches.length) % matches.length)
  }
  const leave = (): void => {
    article.run({ do: 'closePanel' })
    article.view.text.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className="strip search-strip" aria-label={t('keys.find.name')} data-testid="search">
      <div className="field">
        <input
          ref={field}
          type="text"
          dir="auto"
          aria-label={t('keys.find.search')}
          placeholder={t('keys.find.search')}
          aria-describedby="search-hint"
          value={asked}
          onChange={event => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span role="status" className="search-place">
          {asked === '' ? '' : t('keys.find.place', { at: matches.length === 0 ? 0 : at + 1, count: matches.length })}
        </span>
      </div>
      <div className="tools">
        <ToolButton
          name={t('keys.find.previous')}
          keys="Shift ↵"
          disabled={matches.length === 0}
          onPress={() => step(-1)}
        >
          <ChevronUp className="i" />
        </ToolButton>
        <ToolButton name={t('keys.find.next')} keys="↵" disabled={matches.length === 0} onPress={() => step(1)}>
          <ChevronDown className="i" />
        </ToolButton>
        <ToolButton name={t('keys.find.close')} keys="Esc" onPress={leave}>
          <X className="i" />
        </ToolButton>
      </div>
      <span id="search-hint" className="dim">
        {t('keys.find.hint')}
      </span>
    </search>
  )
}
