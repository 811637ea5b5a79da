// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid of variable rows is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and cells are active descendants; the grid holds the focus
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Entity } from '../../shared/model/records.ts'
import { useText } from '../strings/text.ts'
import { paragraphsOf } from './document-facts.ts'
import { lettersOf } from './leap.ts'
import { MentionDetails } from './mention-details.tsx'
import { depthOf, enclosing, lastFrom } from './mention-facts.ts'
import { MentionRow, rowId } from './mention-row.tsx'
import type { OpenArticle } from './open-article.ts'
import { enterText } from './reading/enter-text.ts'
import { nextByLetter } from './type-ahead.ts'
import { useScrollWindow } from './use-scroll-window.ts'
import { heightOf, type RowLayout, scrollFor, topOf, visibleRows } from './visible-rows.ts'

/** CSS px; article.css says the same of `.mention`. */
const rowHeight = 30
const spareRows = 8

type Props = {
  readonly article: OpenArticle
  /** In reading order; changes in place. */
  readonly mentions: readonly Entity[]
  /** The mention she works on. */
  readonly current: RecordId | null
}

/**
 * Mentions in reading order, nested ones indented, the one at work opened. Only rows that show are in the page. The grid
 * is one tab stop; the row at hand is its active descendant, so that scrolling never loses the focus.
 */
export function MentionGrid({ article, mentions, current }: Props) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useScrollWindow(scroller)
  const hovered = useStore(article.store, state => state.hovered)
  const { index, document } = article.store.getState()
  const starts = paragraphsOf(document)
  const [at, setAt] = useState(0)
  const [extra, setExtra] = useState(0)

  const currentMention = current === null ? undefined : index.get(current)
  const opened = currentMention ? placeOf(mentions, currentMention, index) : null
  const layout: RowLayout = { count: mentions.length, row: rowHeight, opened, extra: opened === null ? 0 : extra }
  const active = Math.min(at, mentions.length - 1)
  const { from, to } = visibleRows(layout, shown.top, shown.height, spareRows)

  const show = (row: number, rows: RowLayout): void => {
    const element = scroller.current
    if (!element) return
    // What the last scroll event said: asking the element would lay out the page in the middle of a mark.
    const next = scrollFor(rows, row, shown.top, shown.height)
    if (next !== null) element.scrollTop = next
  }
  // What is chosen in the text shows in the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls, not every change of the list
  useEffect(() => {
    if (opened === null) return
    setAt(opened)
    show(opened, layout)
  }, [current])
  // Its details have been laid out, and must show whole as well; unless she has gone elsewhere in the list since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of height scrolls
  useEffect(() => {
    if (opened !== null && opened === active) show(opened, layout)
  }, [extra])

  const go = (row: number): void => {
    const next = Math.max(0, Math.min(mentions.length - 1, row))
    setAt(next)
    show(next, layout)
  }
  const choose = useCallback(
    (mention: Entity | undefined, leave: boolean): void => {
      if (!mention) return
      article.run({ do: 'select', id: mention.id })
      article.view.scrollTo(hullOf(mention))
      if (leave) enterText(article.view, hullOf(mention).start)
    },
    [article],
  )
  /** Inward to the first mention inside this one, outward to the one it lies in; the list runs with the interface. */
  const sideways = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): number | null => {
    const mention = mentions[active]
    if (!mention || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null
    const isRtl = getComputedStyle(currentTarget).direction === 'rtl'
    const next = mentions[active + 1]
    if ((key === 'ArrowLeft') === isRtl)
      return next && depthOf(index, next) > depthOf(index, mention) ? active + 1 : active
    const holder = enclosing(index, mention).findLast(outer => mentions.includes(outer))
    return holder ? mentions.indexOf(holder) : active
  }
  const byLetter = (event: KeyboardEvent<HTMLElement>): number | null =>
    nextByLetter(document.text, mentions, active, lettersOf(event.nativeEvent))
  /** By keys one comes from the text to the mention at hand, else to the first from the cursor on. */
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || opened !== null || !event.target.matches(':focus-visible')) return
    const { cursor } = article.store.getState()
    const next = mentions.findIndex(mention => hullOf(mention).end > cursor.focus)
    go(next < 0 ? mentions.length - 1 : next)
  }
  const page = Math.max(1, Math.floor(shown.height / rowHeight) - 1)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const act = actOf(event.key, active, page, mentions.length) ?? sideways(event) ?? byLetter(event)
    if (act === null) return
    event.preventDefault()
    if (act === 'go in') choose(mentions[active], true)
    else if (act === 'choose') choose(mentions[active], false)
    else if (act === 'back') enterText(article.view, article.store.getState().cursor.focus)
    else if (act === 'remove') {
      choose(mentions[active], false)
      article.run({ do: 'remove' })
    } else go(act)
  }

  const activeMention = mentions[active]
  const activeRow = activeMention && rowId(activeMention)
  return (
    <div
      className="mention-scroll"
      ref={scroller}
      role="treegrid"
      data-testid="mention-list"
      aria-label={t('article.mentions.list')}
      aria-rowcount={mentions.length}
      aria-colcount={3}
      aria-activedescendant={active >= from && active < to ? activeRow : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onMouseLeave={() => article.run({ do: 'hover', id: null })}
    >
      <div role="presentation" style={{ blockSize: heightOf(layout), position: 'relative' }}>
        <div
          role="presentation"
          style={{ insetBlockStart: topOf(layout, from), position: 'absolute', inlineSize: '100%' }}
        >
          {mentions.slice(from, to).map((mention, nth) => {
            const row = from + nth
            return (
              <MentionRow
                key={mention.id}
                article={article}
                mention={mention}
                row={row}
                depth={depthOf(index, mention)}
                paragraph={lastFrom(starts, hullOf(mention).start) + 1}
                active={row === active}
                chosen={mention.id === current}
                hovered={mention.id === hovered}
                onChoose={choose}
              >
                {row === opened ? <MentionDetails onHeight={setExtra} article={article} mention={mention} /> : null}
              </MentionRow>
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Row of a mention among those shown; null where the filter hides it. */
function placeOf(
  mentions: readonly Entity[],
  mention: Entity,
  index: { readonly ordered: readonly Entity[]; positionOf(entity: Entity): number },
): number | null {
  const at = mentions === index.ordered ? index.positionOf(mention) : mentions.indexOf(mention)
  return at >= 0 && mentions[at] === mention ? at : null
}

/** What a key does in the list: a row to go to, or a deed on the row at hand. */
function actOf(
  key: string,
  at: number,
  page: number,
  count: number,
): number | 'go in' | 'choose' | 'back' | 'remove' | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'Enter':
      return 'go in'
    case ' ':
      return 'choose'
    case 'Escape':
      return 'back'
    case 'Delete':
    case 'Backspace':
      return 'remove'
    default:
      return null
  }
}
