import { changeEntity } from '../../shared/edit/change-entity.ts'
import { createEntity } from '../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../shared/edit/delete-records.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { RecordsDiff } from '../../shared/edit/records-diff.ts'
import { setStatus } from '../../shared/edit/set-status.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Entity, Span, Status } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { assertNever } from '../../shared/result.ts'
import { nextCliticCut, normalForms, proposeCut } from '../../shared/text/clitics.ts'
import { snapToGraphemes } from '../../shared/text/graphemes.ts'
import { snapToWords } from '../../shared/text/tokens.ts'
import type { ArticleSession } from './article-session.ts'
import type { ArticleCommand, Caret, Edge } from './article-state.ts'
import {
  caretAt,
  caretOn,
  caretOver,
  cursorWord,
  edgeByLetter,
  edgeByWord,
  growStep,
  lastWordIn,
  sentenceStep,
  shrinkStep,
  spanOf,
  wordStep,
} from './caret.ts'
import { leapTarget } from './leap.ts'

/** Where a key leads from an article. */
export type Leave = 'next' | 'previous' | 'nextUnfinished'

/** What commands need that the session does not know. */
export type Screen = {
  /** The offset a visual line below or above, keeping the place across the line. */
  readonly lineStep: (offset: number, down: boolean) => number
  readonly scrollTo: (span: Span) => void
  readonly newId: () => RecordId
  readonly isAttested: (form: string) => boolean
  readonly readGold: () => Promise<readonly Annotation[]>
  /** Leads to another article, once this one is saved. */
  readonly leave: (to: Leave) => void
}

/** Everything the article can be told to do. Nothing here touches the screen but through `screen`. */
export function createRun(session: ArticleSession, screen: Screen): (command: ArticleCommand) => void {
  const { store, say } = session
  const state = store.getState
  const text = state().document.text

  /** Sets the cursor, brings it into sight and says where it is. */
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
      })
  }

  /** Mentions under the cursor's word, the smallest first. */
  function underCursor(): readonly Entity[] {
    const width = (entity: Entity): number => hullOf(entity).end - hullOf(entity).start
    return state()
      .index.meeting(cursorWord(text, state().cursor.focus))
      .toSorted((a, b) => width(a) - width(b))
  }

  const chosen = (): Entity | undefined => state().index.get(state().selected ?? state().fresh ?? ('' as RecordId))
  const chosenOrUnder = (): Entity | undefined => chosen() ?? (state().selection ? undefined : underCursor()[0])

  function select(entity: Entity, keepCursor = false): void {
    const focus = keepCursor ? state().cursor.focus : lastWordIn(text, hullOf(entity))
    store.setState({ ...caretAt(text, focus), cursor: { anchor: focus, focus }, selected: entity.id })
    screen.scrollTo(hullOf(entity))
    const within = state()
      .index.meeting(hullOf(entity))
      .filter(other => other !== entity)
    say({
      said: 'mention',
      surface: surfaceOf(text, entity.spans),
      label: entity.label,
      within: within.map(other => other.label),
    })
  }

  function mark(label: string): void {
    const target = state().index.get(state().selected ?? ('' as RecordId))
    if (target) {
      if (session.commit('relabelEntity', context => changeEntity(context, target.id, { label })))
        say({ said: 'relabelled', surface: surfaceOf(text, target.spans), label })
      return
    }
    const asked = spanOf(text, state())
    const span = state().exact ? asked : proposeCut(text, asked, { isAttested: screen.isAttested })
    const id = screen.newId()
    const entity = { id, label, spans: [span], ...normalOf(span) }
    if (!session.commit('createEntity', context => createEntity(context, entity))) return
    store.setState({ ...caretAt(text, lastWordIn(text, span)), fresh: id })
    say({ said: 'marked', surface: text.slice(span.start, span.end), label })
  }

  /** The likeliest form without its clitics, where it is spelt unlike the words marked: ل|لمغرب is المغرب. */
  function normalOf(span: Span): { readonly normal?: string } {
    const [normal] = normalForms(text, span, screen.isAttested)
    return normal === undefined || normal === text.slice(span.start, span.end) ? {} : { normal }
  }

  function moveSpans(entity: Entity, spans: readonly Span[]): void {
    const [only] = spans.length === 1 ? spans : []
    const change = { spans, ...(only ? normalOf(only) : {}) }
    if (!session.commit('moveEdge', context => changeEntity(context, entity.id, change))) return
    const last = lastWordIn(text, hullOf({ ...entity, spans }))
    store.setState({ cursor: { anchor: last, focus: last } })
    say({ said: 'marked', surface: surfaceOf(text, spans), label: entity.label })
  }

  /** Moves one edge of the chosen mention, or of what is selected, as `to` says. */
  function moveEdge(edge: Edge, to: (span: Span) => Span | null): void {
    const target = chosen()
    if (!target) {
      const moved = to(spanOf(text, state()))
      if (moved) {
        store.setState({ ...caretOn(text, moved), edge })
        say({ said: 'selected', words: text.slice(moved.start, moved.end) })
      } else say({ said: 'refused', why: 'empty' })
      return
    }
    const at = edge === 'start' ? 0 : target.spans.length - 1
    const fragment = target.spans[at]
    const moved = fragment ? to(fragment) : null
    if (moved) moveSpans(target, target.spans.with(at, moved))
    else say({ said: 'refused', why: 'empty' })
  }

  function move(command: Extract<ArticleCommand, { do: 'move' }>): void {
    const { cursor, selected, edge } = state()
    const { by, onward, extend } = command
    const step = (from: number): number => {
      switch (by) {
        case 'word':
          return wordStep(text, from, onward)
        case 'line':
          return screen.lineStep(from, onward)
        case 'sentence':
          return sentenceStep(text, from, onward, extend)
        default:
          return assertNever(by)
      }
    }
    if (extend && selected !== null && by === 'word') moveEdge(edge, span => edgeByWord(text, span, edge, onward))
    else {
      const to = step(cursor.focus)
      rest(extend ? caretOver(text, cursor.anchor, to) : caretAt(text, to))
    }
  }

  function grow(more: boolean): void {
    const { cursor } = state()
    const to = more ? growStep(text, cursor.focus) : shrinkStep(text, cursor.anchor, cursor.focus)
    if (to === cursor.focus) say({ said: 'refused', why: 'unchanged' })
    else rest(caretOver(text, cursor.anchor, to))
  }

  let lastLetters: readonly string[] = []

  /** Waits for a letter; asked twice, it takes the letter of the last leap. */
  function leap(): void {
    if (state().leaping && lastLetters.length > 0) leapTo(lastLetters)
    else {
      store.setState({ leaping: true })
      say({ said: 'leaping' })
    }
  }

  function leapTo(letters: readonly string[]): void {
    lastLetters = letters
    store.setState({ leaping: false })
    const target = leapTarget(text, state().cursor.focus, letters, screen.isAttested)
    if (target === null) say({ said: 'refused', why: 'no-such-word' })
    else rest(caretAt(text, target))
  }

  function cycleCut(side: Edge): void {
    const target = chosen()
    const spans = target?.spans ?? [spanOf(text, state())]
    const at = side === 'start' ? 0 : spans.length - 1
    const fragment = spans[at]
    if (!fragment) return
    const cut = nextCliticCut(text, fragment, side, screen.isAttested)
    if (cut[side] === fragment[side]) say({ said: 'refused', why: 'unchanged' })
    else if (target) moveSpans(target, spans.with(at, cut))
    else {
      const { focus } = state().cursor
      store.setState({ ...caretOn(text, cut), cursor: { anchor: focus, focus }, edge: side })
      say({ said: 'selected', words: text.slice(cut.start, cut.end) })
    }
  }

  function cycleNested(largestFirst: boolean): void {
    const under = largestFirst ? underCursor().toReversed() : underCursor()
    const present = chosen()
    const next = under[(present ? under.indexOf(present) + 1 : 0) % Math.max(1, under.length)]
    if (next) select(next, true)
    else say({ said: 'refused', why: 'no-mention' })
  }

  function stop(onward: boolean): void {
    const { index, cursor } = state()
    const from = chosen() ?? (onward ? cursor.focus : cursorWord(text, cursor.focus).end)
    const next = onward ? index.after(from) : index.before(from)
    if (next) select(next)
    else say({ said: 'refused', why: 'no-mention' })
  }

  /** Does `deed` to the chosen mention, else to the smallest under the cursor. */
  function withMention(deed: (entity: Entity) => void): void {
    const target = chosenOrUnder()
    if (target) deed(target)
    else say({ said: 'refused', why: 'no-mention' })
  }

  function remove(entity: Entity): void {
    if (!session.commit('deleteRecords', context => deleteRecords(context, [entity.id]))) return
    rest(caretAt(text, state().cursor.focus))
    say({ said: 'removed', surface: surfaceOf(text, entity.spans), label: entity.label })
  }

  function changeStatus(status: Status): void {
    if (session.commit('setStatus', context => setStatus(context, status))) say({ said: 'status', status })
  }

  function step(which: 'undo' | 'redo'): void {
    const diff = session.step(which)
    const place = diff ? placeOf(diff) : null
    if (!place) return
    // What was marked stands selected again once the mark is taken back: the next key sets it right.
    const unmarked = which === 'undo' && diff?.removed.some(record => record.kind === 'entity')
    store.setState(unmarked ? caretOn(text, place) : caretAt(text, lastWordIn(text, place)))
    screen.scrollTo(place)
  }

  function stepOut(): void {
    const { panel, leaping, selected, index, cursor } = state()
    const entity = index.get(selected ?? ('' as RecordId))
    if (leaping) store.setState({ leaping: false })
    else if (panel) store.setState({ panel: null })
    else if (entity) store.setState(caretOn(text, hullOf(entity)))
    else rest(caretAt(text, cursor.focus))
  }

  function selectText(span: Span, exact: boolean): void {
    const asked = exact ? snapToGraphemes(text, span) : snapToWords(text, span)
    rest(asked.start === asked.end ? caretAt(text, span.start) : { ...caretOn(text, asked), exact })
  }

  async function show(layer: 'own' | 'gold'): Promise<void> {
    session.show(layer, layer === 'gold' ? await screen.readGold() : [])
  }

  return command => {
    switch (command.do) {
      case 'label':
        return mark(command.label)
      case 'move':
        return move(command)
      case 'leap':
        return leap()
      case 'leapTo':
        return leapTo(command.letters)
      case 'grow':
        return grow(command.more)
      case 'edge':
        return moveEdge(state().edge, span => edgeByLetter(text, span, state().edge, command.onward))
      case 'otherEdge':
        return store.setState({ edge: state().edge === 'start' ? 'end' : 'start' })
      case 'clitic':
        return cycleCut(command.side)
      case 'nested':
        return cycleNested(command.largestFirst)
      case 'stop':
        return stop(command.onward)
      case 'remove':
        return withMention(remove)
      case 'note':
        return withMention(entity => store.setState({ selected: entity.id, panel: 'note' }))
      case 'writeNote':
        return withMention(entity => {
          session.commit('writeNote', context => changeEntity(context, entity.id, { note: command.note }))
          store.setState({ panel: null })
        })
      case 'normal':
        return withMention(entity => {
          session.commit('setNormal', context => changeEntity(context, entity.id, { normal: command.normal }))
        })
      case 'doubt':
        return withMention(entity => {
          const doubt = !entity.doubt
          if (session.commit('setDoubt', context => changeEntity(context, entity.id, { doubt })))
            say({ said: 'doubt', surface: surfaceOf(text, entity.spans), doubt })
        })
      case 'status':
        return changeStatus(command.status)
      case 'doneAndNext':
        if (state().status !== 'done') changeStatus('done')
        return screen.leave('nextUnfinished')
      case 'article':
        return screen.leave(command.onward ? 'next' : 'previous')
      case 'undo':
      case 'redo':
        return step(command.do)
      case 'escape':
        return stepOut()
      case 'help':
        return store.setState({ panel: 'help' })
      case 'closePanel':
        return store.setState({ panel: null })
      case 'show':
        void show(command.layer)
        return
      case 'select': {
        const entity = command.id === null ? undefined : state().index.get(command.id)
        return entity ? select(entity) : rest(caretAt(text, state().cursor.focus))
      }
      case 'placeCursor':
        return rest(caretAt(text, command.offset))
      case 'selectText':
        return selectText(command.span, command.exact)
      case 'moveEdgeTo':
        return moveEdge(command.edge, span => edgeAt(text, span, command.edge, command.offset))
      case 'hover':
        return store.setState({ hovered: command.id })
      case 'retrySave':
        return session.retrySave()
      default:
        return assertNever(command)
    }
  }
}

/** `span` with one edge at `offset`, never inside a grapheme; null where nothing would be left. */
export function edgeAt(text: string, span: Span, edge: Edge, offset: number): Span | null {
  const moved = { ...span, [edge]: offset }
  return moved.start < moved.end ? snapToGraphemes(text, moved) : null
}

/** The first mention a diff speaks of. */
function placeOf(diff: RecordsDiff): Span | null {
  const touched = [...diff.added, ...diff.updated.map(([, to]) => to), ...diff.removed]
  const entity = touched.find(record => record.kind === 'entity')
  return entity ? hullOf(entity) : null
}
