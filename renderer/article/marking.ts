import { changeEntity } from '../../shared/edit/change-entity.ts'
import { createEntity } from '../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../shared/edit/delete-records.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { RecordsDiff } from '../../shared/edit/records-diff.ts'
import type { Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { nextCliticCut, normalForms, proposeCut } from '../../shared/text/clitics.ts'
import type { Edge } from './article-state.ts'
import { caretAt, caretOn, lastWordIn, spanOf } from './caret.ts'
import type { Place } from './place.ts'

/** Everything that makes, changes or takes back a mention. */
export function createMarking({ session, screen, text, rest, selected, chosen }: Place) {
  const { store, say } = session
  const state = store.getState

  function mark(label: string): void {
    const target = selected()
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

  function remove(entity: Entity): void {
    if (!session.commit('deleteRecords', context => deleteRecords(context, [entity.id]))) return
    rest(caretAt(text, state().cursor.focus))
    say({ said: 'removed', surface: surfaceOf(text, entity.spans), label: entity.label })
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

  return { mark, moveEdge, cycleCut, remove, step }
}

/** The first mention a diff speaks of. */
function placeOf(diff: RecordsDiff): Span | null {
  const touched = [...diff.added, ...diff.updated.map(([, to]) => to), ...diff.removed]
  const entity = touched.find(record => record.kind === 'entity')
  return entity ? hullOf(entity) : null
}
