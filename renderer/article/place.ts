import { hullOf } from '../../shared/edit/mention-index.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import type { Sought } from '../../shared/text/find-everywhere.ts'
import { overlaps } from '../../shared/text/span.ts'
import type { ArticleSession } from './article-session.ts'
import type { Caret } from './article-state.ts'
import { caretAt, cursorWord, lastWordIn, spanOf } from './caret.ts'
import type { Recall } from './cut-memory.ts'
import { enclosing } from './mention-facts.ts'

/** Where a key leads from an article. */
export type Leave = 'next' | 'previous' | 'nextUnfinished'

/** What commands need that the session does not know. */
export type Screen = {
  /** The offset a visual line below or above, keeping the place across the line. */
  readonly lineStep: (offset: number, down: boolean) => number
  readonly scrollTo: (span: Span) => void
  /** Remembers how the sheet stands; what it returns puts it back so. */
  readonly keepScroll: () => () => void
  readonly newId: () => RecordId
  readonly isAttested: (form: string) => boolean
  /** How she cut a word before, here or in another article. */
  readonly recall: Recall
  /** ISO 8601, UTC. */
  readonly now: () => string
  readonly readGold: () => Promise<readonly Annotation[]>
  /** Whether the text is read now. */
  readonly toggleReading: () => boolean
  readonly swapFocus: () => void
  readonly corpusSearch: {
    /** Nothing can be written here. */
    readonly isRefused: () => boolean
    /** Looks in all articles. `words`: as they are named to her. */
    readonly begin: (sought: Sought, words: string) => void
    /** Back to what was found last; false: there is nothing. */
    readonly return: () => boolean
  }
  /** Leads to another article, once this one is saved. */
  readonly leave: (to: Leave) => void
  readonly cycleChips: () => void
  readonly stepTextSize: (step: -1 | 0 | 1) => void
  /** Opens what lies over every screen. */
  readonly open: (overlay: 'help' | 'keys' | 'palette' | 'guidelines') => void
  /** Whether a longer mark takes in shorter ones of its label, and how she settles that for good. */
  readonly absorbs: () => 'ask' | 'always' | 'never'
  readonly settleAbsorb: (to: 'always' | 'never') => void
}

/** Where she works in one article: the cursor, and the mentions a key may mean. */
export type Place = {
  readonly session: ArticleSession
  readonly screen: Screen
  readonly text: string
  /** Sets the cursor, brings it into sight and says where it is. */
  readonly rest: (caret: Caret) => void
  /** Selects a mention; the cursor goes to its last word, or stays. */
  readonly select: (entity: Entity, keepCursor?: boolean) => void
  /** Mentions under the cursor's word, the smallest first. */
  readonly underCursor: () => readonly Entity[]
  /** The mention that is selected. */
  readonly selected: () => Entity | undefined
  /** The mention that is selected or was just made. */
  readonly chosen: () => Entity | undefined
  /** Does `deed` to the chosen mention, else to the smallest under the cursor; says so where there is none. */
  readonly withMention: (deed: (entity: Entity) => void) => void
}

export function createPlace(session: ArticleSession, screen: Screen): Place {
  const { store, say } = session
  const state = store.getState
  const text = state().document.text

  function rest(caret: Caret): void {
    store.setState(caret)
    const span = spanOf(text, caret)
    screen.scrollTo({ start: caret.cursor.focus, end: cursorWord(text, caret.cursor.focus).end })
    if (caret.selection) say({ said: 'selected', words: text.slice(span.start, span.end) })
    else
      say({
        said: 'at',
        words: text.slice(span.start, span.end),
        mentions: state()
          .index.meeting(span)
          .map(entity => entity.id),
        beside: state().document.metadata.boilerplate?.find(stretch => overlaps(stretch, span))?.why,
      })
  }

  function underCursor(): readonly Entity[] {
    const width = (entity: Entity): number => hullOf(entity).end - hullOf(entity).start
    return state()
      .index.meeting(cursorWord(text, state().cursor.focus))
      .toSorted((a, b) => width(a) - width(b))
  }

  const mentionOf = (id: RecordId | null): Entity | undefined => (id === null ? undefined : state().index.get(id))
  const selected = (): Entity | undefined => mentionOf(state().selected)
  const chosen = (): Entity | undefined => mentionOf(state().selected ?? state().fresh)

  function select(entity: Entity, keepCursor = false): void {
    const focus = keepCursor ? state().cursor.focus : lastWordIn(text, hullOf(entity))
    store.setState({ ...caretAt(text, focus), cursor: { anchor: focus, focus }, selected: entity.id })
    screen.scrollTo(hullOf(entity))
    const { index } = state()
    const inside = enclosing(index, entity).toReversed()
    const among = index.meeting(hullOf(entity)).filter(other => other !== entity && !inside.includes(other))
    say({
      said: 'mention',
      surface: surfaceOf(text, entity.spans),
      label: entity.label,
      inside: inside.map(other => other.label),
      among: among.map(other => other.label),
    })
  }

  function withMention(deed: (entity: Entity) => void): void {
    const target = chosen() ?? (state().selection ? undefined : underCursor()[0])
    if (target) deed(target)
    else say({ said: 'refused', why: 'no-mention' })
  }

  return { session, screen, text, rest, select, underCursor, selected, chosen, withMention }
}
