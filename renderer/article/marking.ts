import { absorb, shorterWithin } from '../../shared/edit/absorb.ts'
import { changeEntity } from '../../shared/edit/change-entity.ts'
import { createEntity } from '../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../shared/edit/delete-records.ts'
import type { EditContext, Refusal } from '../../shared/edit/edit-context.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import { emptyDiff, isEmptyDiff, type RecordsDiff, squash } from '../../shared/edit/records-diff.ts'
import { rememberCut } from '../../shared/edit/remember-cut.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type CutKnowledge, cutAgainstProposal, cutMade, nextCliticCut, proposeCut } from '../../shared/text/clitics.ts'
import type { Answer, Asked, Caret, Edge } from './article-state.ts'
import { caretAt, caretOn, lastWordIn, spanOf } from './caret.ts'
import { knowledgeFor, normalFor } from './cut-memory.ts'
import type { Place } from './place.ts'

/** Everything that makes, changes or takes back a mention. */
export function createMarking({ session, screen, text, rest, selected, chosen }: Place) {
  const { store, say } = session
  const state = store.getState

  function mark(label: string): void {
    const target = selected()
    if (target) {
      absorbing(label, target.spans, shorter => {
        const relabel = (context: EditContext) => changeEntity(context, target.id, { label })
        if (session.commit('relabelEntity', taking(relabel, target.id, shorter)))
          say({ said: 'relabelled', surface: surfaceOf(text, target.spans), label })
      })
      return
    }
    const span = spanToMark(text, state(), knowledgeFor(label, screen.recall, screen.isAttested))
    const id = screen.newId()
    const entity = { id, label, spans: [span], ...normalOf(span, label) }
    const remember = rememberedCut(span, label)
    absorbing(label, entity.spans, shorter => {
      if (
        !session.commit(
          'createEntity',
          taking(context => withDiff(createEntity(context, entity), remember(context)), id, shorter),
        )
      )
        return
      store.setState({ ...caretAt(text, lastWordIn(text, span)), fresh: id })
      say({ said: 'marked', surface: text.slice(span.start, span.end), label })
    })
  }

  /** Shorter marks she has said may stay: they are not asked about again. */
  const kept = new Set<RecordId>()

  /** Goes on with the shorter marks of the label that are to be absorbed, asking once where she has not settled it. */
  function absorbing(label: string, spans: readonly Span[], proceed: (shorter: readonly Entity[]) => void): void {
    const { index, layer } = state()
    const hull = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
    const inside = layer === 'gold' ? [] : shorterWithin(index.meeting(hull), label, spans)
    const shorter = inside.filter(entity => !kept.has(entity.id))
    const settled = screen.absorbs()
    if (shorter.length === 0 || settled !== 'ask') {
      proceed(settled === 'always' ? shorter : [])
      return
    }
    const asked: Asked = { asks: 'absorb', surface: surfaceOf(text, spans), label, shorter: shorter.length }
    const answer = (given: Answer | null): void => {
      if (given === 'always' || given === 'never') screen.settleAbsorb(given)
      const takesIn = given === 'yes' || given === 'always'
      if (given === 'no') for (const entity of shorter) kept.add(entity.id)
      if (given !== null) proceed(takesIn ? shorter : [])
    }
    store.setState({ question: { asked, answer } })
    say({ said: 'asked', asked })
  }

  /** The likeliest form without its clitics, where it is spelt unlike the words marked: ل|لمغرب is المغرب. */
  function normalOf(span: Span, label: string): { readonly normal?: string } {
    const normal = normalFor(text, span, label, screen.recall, screen.isAttested)
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
    const only = spans.length === 1 ? first : undefined
    const change = { spans, ...(only ? normalOf(only, entity.label) : {}) }
    const begins = first?.start !== entity.spans[0]?.start
    const remember = first && begins ? rememberedCut(first, entity.label) : () => emptyDiff
    if (!session.commit('moveEdge', context => withDiff(changeEntity(context, entity.id, change), remember(context))))
      return
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

  return { mark, moveEdge, cycleCut, setNormal, remove, step }
}

/** What a label key marks: words without the clitics that are sure, or exactly what was set by letter, clitic or pin. */
export function spanToMark(text: string, caret: Caret, knowledge: CutKnowledge): Span {
  const asked = spanOf(text, caret)
  return caret.exact ? asked : proposeCut(text, asked, knowledge)
}

/** An edit that also absorbs `shorter` into the mention it makes or changes. */
const taking =
  (edit: (context: EditContext) => Result<RecordsDiff, Refusal>, into: RecordId, shorter: readonly Entity[]) =>
  (context: EditContext): Result<RecordsDiff, Refusal> => {
    const done = edit(context)
    return done.ok ? ok(absorb(context, done.value, into, shorter)) : done
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
