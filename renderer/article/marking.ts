import { isFilledBy } from '../../shared/edit/agreements/agreement-of.ts'
import { changeEntity } from '../../shared/edit/change-entity.ts'
import { createEntity } from '../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../shared/edit/delete-records.ts'
import type { EditContext, Refusal } from '../../shared/edit/edit-context.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import { emptyDiff, isEmptyDiff, type RecordsDiff, squash } from '../../shared/edit/records-diff.ts'
import { rememberCut } from '../../shared/edit/remember-cut.ts'
import type { Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type CutKnowledge, cutAgainstProposal, cutMade, nextCliticCut, proposeCut } from '../../shared/text/clitics.ts'
import { contains, coveringSpan, mergeSpans } from '../../shared/text/span.ts'
import { createAbsorbing, taking } from './absorbing.ts'
import type { Caret, Edge } from './article-state.ts'
import { caretAt, caretOn, lastWordIn, spanOf } from './caret.ts'
import { knowledgeFor, normalFor } from './cut-memory.ts'
import { createFragments } from './fragments.ts'
import type { Place } from './place.ts'

/** Everything that makes, changes or takes back a mention. */
export function createMarking(place: Place) {
  const { session, screen, text, rest, selected, chosen } = place
  const { store, say } = session
  const state = store.getState
  const absorbing = createAbsorbing(place)
  const fragments = createFragments(place, { captured, moveSpans })

  function mark(label: string): void {
    const target = selected()
    if (target) relabel(target, label)
    else if (fragments.target()?.label === label) fragments.take()
    else create(label)
  }

  function relabel(target: Entity, label: string): void {
    absorbing({ ...target, label }, shorter => {
      const change = (context: EditContext) => changeEntity(context, target.id, { label })
      if (session.commit('relabelEntity', taking(change, target.id, shorter)))
        say({ said: 'relabelled', surface: surfaceOf(text, target.spans), label })
    })
  }

  /** What a label key would mark now, clitics cut where that is sure. */
  function captured(label: string | null): Span {
    const { isAttested, recall } = screen
    return spanToMark(text, state(), label === null ? { isAttested } : knowledgeFor(label, recall, isAttested))
  }

  function create(label: string): void {
    const span = captured(label)
    const { adding } = state()
    const spans = mergeSpans([...(adding?.of === null ? adding.spans : []), span])
    const entity = { id: screen.newId(), label, spans, ...normalOf(spans, label) }
    const remember = rememberedCut(span, label)
    absorbing(entity, shorter => {
      const make = (context: EditContext) => withDiff(createEntity(context, entity), remember(context))
      if (!session.commit('createEntity', taking(make, entity.id, shorter))) return
      store.setState({ ...caretAt(text, lastWordIn(text, span)), fresh: entity.id, adding: null })
      say({ said: 'marked', surface: surfaceOf(text, spans), label })
    })
  }

  /** The likeliest form without its clitics, where it is spelt unlike the words marked: ل|لمغرب is المغرب. */
  function normalOf(spans: readonly Span[], label: string): { readonly normal?: string } {
    const [span] = spans.length === 1 ? spans : []
    const normal = span && normalFor(text, span, label, screen.recall, screen.isAttested)
    return normal === undefined ? {} : { normal }
  }

  /** What the commit that leaves a mention so remembers of its cut: nothing where it was proposed so. */
  function rememberedCut(span: Span, label: string): (context: EditContext) => RecordsDiff {
    const made = cutAgainstProposal(text, span, knowledgeFor(label, screen.recall, screen.isAttested))
    if (made === undefined) return () => emptyDiff
    const choice = { form: made.form, label, clitic: made.cut.clitic, at: screen.now() }
    return context => rememberCut(context, choice)
  }

  /** Sets what a mention is called; of a cut word it is remembered, so that للمغرب is asked about once. */
  function setNormal(entity: Entity, normal: string | null): void {
    const [first] = entity.spans
    const made = first && cutMade(text, first, screen.isAttested)
    const rest = made ? surfaceOf(text, entity.spans).slice(made.word.end - first.start) : ''
    const said =
      made && made.cut.clitic !== '' && normal?.endsWith(rest) ? normal.slice(0, normal.length - rest.length) : ''
    session.commit('setNormal', context => {
      const changed = changeEntity(context, entity.id, { normal })
      if (!made || said === '') return changed
      const { form, cut } = made
      const choice = { form, label: entity.label, clitic: cut.clitic, normal: said, at: screen.now() }
      const remembered = rememberCut(context, choice)
      // She may only have said that it is called so indeed.
      return changed.ok || isEmptyDiff(remembered) ? withDiff(changed, remembered) : ok(remembered)
    })
  }

  function moveSpans(entity: Entity, spans: readonly Span[]): void {
    const [first] = spans
    const begins = first?.start !== entity.spans[0]?.start
    const remember = first && begins ? rememberedCut(first, entity.label) : () => emptyDiff
    absorbing({ ...entity, spans }, shorter => {
      const change = (context: EditContext) =>
        withDiff(changeEntity(context, entity.id, { spans, ...normalOf(spans, entity.label) }), remember(context))
      if (!session.commit('moveEdge', taking(change, entity.id, shorter))) return
      const last = lastWordIn(text, coveringSpan(spans))
      const kept =
        state().selected === entity.id ? {} : { ...caretAt(text, last), edge: state().edge, part: state().part }
      store.setState({ ...kept, fresh: entity.id, cursor: { anchor: last, focus: last } })
      say({ said: 'marked', surface: surfaceOf(text, spans), label: entity.label })
    })
  }

  /** Moves one edge of the chosen mention, or of what is selected, as `to` says; of a mention in parts, an edge of the active one. */
  function moveEdge(edge: Edge, to: (span: Span) => Span | null, part = state().part): void {
    const target = chosen()
    if (!target) {
      const moved = to(spanOf(text, state()))
      if (moved) {
        store.setState({ ...caretOn(text, moved), edge })
        say({ said: 'selected', words: text.slice(moved.start, moved.end) })
      } else say({ said: 'refused', why: 'empty' })
      return
    }
    const at = part ?? (edge === 'start' ? 0 : target.spans.length - 1)
    const fragment = target.spans[at]
    const moved = fragment ? to(fragment) : null
    if (moved) setPart(target, at, moved)
    else say({ said: 'refused', why: 'empty' })
  }

  /** Gives one part of a mention another place; parts that now meet become one. */
  function setPart(target: Entity, at: number, moved: Span): void {
    const spans = mergeSpans(target.spans.with(at, moved))
    const part = spans.findIndex(span => contains(span, moved))
    store.setState({ part: state().part === null || spans.length < 2 ? null : part })
    moveSpans(target, spans)
  }

  function cycleCut(side: Edge): void {
    const target = chosen()
    const spans = target?.spans ?? [spanOf(text, state())]
    const at = state().part ?? (side === 'start' ? 0 : spans.length - 1)
    const fragment = spans[at]
    if (!fragment) return
    const cut = nextCliticCut(text, fragment, side, screen.isAttested)
    if (cut[side] === fragment[side]) say({ said: 'refused', why: 'unchanged' })
    else if (target) setPart(target, at, cut)
    else {
      const { focus } = state().cursor
      store.setState({ ...caretOn(text, cut), cursor: { anchor: focus, focus }, edge: side })
      say({ said: 'selected', words: text.slice(cut.start, cut.end) })
    }
  }

  function remove(entity: Entity): void {
    const leaves = state().others.flatMap(record =>
      record.kind === 'agreement'
        ? record.roles.filter(role => isFilledBy(role, entity.id)).map(({ role }) => role)
        : [],
    )
    if (!session.commit('deleteRecords', context => deleteRecords(context, [entity.id]))) return
    rest(caretAt(text, state().cursor.focus))
    say({ said: 'removed', surface: surfaceOf(text, entity.spans), label: entity.label, leaves })
  }

  function step(which: 'undo' | 'redo'): void {
    const diff = session.step(which)
    // What was marked stands selected again once the mark is taken back: the next key sets it right.
    const unmarked = which === 'undo' ? diff?.removed.find(record => record.kind === 'entity') : undefined
    const place = unmarked ? hullOf(unmarked) : diff ? placeOf(diff) : null
    if (!place) return
    store.setState(unmarked ? caretOn(text, place) : caretAt(text, lastWordIn(text, place)))
    screen.scrollTo(place)
  }

  return { mark, moveEdge, cycleCut, setNormal, remove, step, fragments, captured, normalOf }
}

/** What a label key marks: words without the clitics that are sure, or exactly what was set by letter, clitic or pin. */
export function spanToMark(text: string, caret: Caret, knowledge: CutKnowledge): Span {
  const asked = spanOf(text, caret)
  return caret.exact ? asked : proposeCut(text, asked, knowledge)
}

/** What a command does, and a further diff with it. */
const withDiff = (done: Result<RecordsDiff, Refusal>, further: RecordsDiff): Result<RecordsDiff, Refusal> =>
  done.ok ? ok(squash(done.value, further)) : done

/** The first mention a diff speaks of. */
function placeOf(diff: RecordsDiff): Span | null {
  const touched = [...diff.added, ...diff.updated.map(([, to]) => to), ...diff.removed]
  const entity = touched.find(record => record.kind === 'entity')
  return entity ? hullOf(entity) : null
}
