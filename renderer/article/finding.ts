import { sameSpans } from '../../shared/edit/create-entity.ts'
import { deleteRecords } from '../../shared/edit/delete-records.ts'
import { dismissHit, hitSubject, markHits } from '../../shared/edit/mark-hits.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { Entity } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { assertNever } from '../../shared/result.ts'
import { findEverywhere, type Hit, normalOfHit, soughtOf } from '../../shared/text/find-everywhere.ts'
import type { ArticleCommand } from './article-command.ts'
import type { Caret, Finding, HitAct } from './article-state.ts'
import { caretOn, spanOf } from './caret.ts'
import { offsetsOf } from './document-facts.ts'
import { countHits, heldPlaces, stateOfHit } from './find-places.ts'
import { foldedOf } from './folded-text.ts'
import { contextOf } from './hit-context.ts'
import type { Place } from './place.ts'

/** Finding a mention's words everywhere in the article. Each hit taken or refused is durable at once; one undo takes them all back. */
export function createFinding({ session, screen, text }: Place) {
  const { store, say } = session
  const state = store.getState
  /** Sequence of the deed that takes further hits in, as long as nothing else was done. */
  let deed: number | null = null
  let scrollBack = (): void => {}

  function open(mention: Entity): void {
    const sought = soughtOf(text, mention)
    const { document, layer } = state()
    const hits = findEverywhere(foldedOf(document), sought, heldPlaces(state(), sought))
    const after = hits.findIndex(({ span }) => span.start >= hullOf(mention).end)
    if (layer === 'gold') say({ said: 'refused', why: 'read-only' })
    else if (hits.length === 0) say({ said: 'refused', why: 'no-other-place' })
    else {
      deed = null
      // Asked anew from a hit, the way back still leads to where she began.
      if (state().finding === null) scrollBack = screen.keepScroll()
      const { cursor, selection, exact, selected, fresh, edge, part } = state()
      const origin: Caret = { cursor, selection, exact, selected, fresh, edge, part }
      const words = mention.normal ?? surfaceOf(text, mention.spans)
      goTo({ sought, words, hits, at: 0, passed: new Set(), origin }, Math.max(0, after))
    }
  }

  /** Shows the hit at `at`: selected in the text, so that edges, cuts and other labels act on it. */
  function goTo(finding: Finding, at: number): void {
    const hit = finding.hits[at]
    if (!hit) return
    store.setState({ ...caretOn(text, hit.span), finding: { ...finding, at } })
    screen.scrollTo(hit.span)
    const { before, words, after } = contextOf(text, hit.span)
    say({
      said: 'hit',
      words: before + words + after,
      at: at + 1,
      of: finding.hits.length,
      stands: stateOfHit(state(), finding, hit),
    })
  }

  /** To the next hit not yet decided, round the text's end; closes where all are. */
  function goOn(finding: Finding): void {
    const { hits, at } = finding
    const next = [...hits.slice(at + 1), ...hits.slice(0, at + 1)].find(
      hit => stateOfHit(state(), finding, hit) === 'open',
    )
    if (next) goTo(finding, hits.indexOf(next))
    else close(finding)
  }

  /** Back to where she was; what has been taken stays. */
  function close(finding: Finding): void {
    const { origin, sought, words } = finding
    const there = (id: Caret['selected']): Caret['selected'] => (id !== null && state().index.get(id) ? id : null)
    const counts = countHits(state(), finding)
    leave()
    store.setState({ ...origin, selected: there(origin.selected), fresh: there(origin.fresh) })
    scrollBack()
    screen.scrollTo(spanOf(text, origin))
    say({ said: 'found', words, label: sought.label, taken: counts.taken, refused: counts.passed + counts.never })
  }

  /** Closes the panel and leaves the cursor where it is. */
  function leave(): void {
    store.setState({ finding: null })
  }

  const commit = (command: Parameters<typeof session.commit>[1]): boolean => {
    const last = state().undo.at(-1)?.sequence
    const joins = deed !== null && deed === last ? deed : undefined
    const done = session.commit('findEverywhere', command, joins)
    if (done && joins === undefined) deed = state().undo.at(-1)?.sequence ?? null
    return done !== null
  }

  function take({ sought }: Finding, hits: readonly Hit[]): boolean {
    const taken = hits.map(({ span }) => ({
      id: screen.newId(),
      span,
      normal: normalOfHit(text, span, sought, screen.isAttested),
    }))
    return commit(context => markHits(context, sought.label, taken))
  }

  /** Takes the mark off a hit she has taken and now refuses. */
  function giveBack({ sought }: Finding, { span }: Hit): void {
    const mark = state()
      .index.meeting(span)
      .find(({ label, spans }) => label === sought.label && sameSpans(spans, [span]))
    if (mark) commit(context => deleteRecords(context, [mark.id]))
  }

  function act(finding: Finding, done: HitAct) {
    const { hits, at, sought, passed } = finding
    const hit = hits[at]
    if (!hit) return
    switch (done) {
      case 'next':
        return goTo(finding, (at + 1) % hits.length)
      case 'previous':
        return goTo(finding, (at + hits.length - 1) % hits.length)
      case 'take': {
        if (stateOfHit(state(), finding, hit) === 'taken' || take(finding, [hit])) goOn(finding)
        return
      }
      case 'takeAll': {
        const open = hits.filter(one => stateOfHit(state(), finding, one) === 'open')
        if (open.length === 0 || take(finding, open)) close(finding)
        return
      }
      case 'pass':
        giveBack(finding, hit)
        return goOn({ ...finding, passed: new Set([...passed, hit]) })
      case 'never': {
        giveBack(finding, hit)
        const subject = hitSubject(sought.label, hit.span, offsetsOf(state().document))
        if (commit(context => dismissHit(context, screen.newId(), subject))) goOn(finding)
        return
      }
      default:
        return assertNever(done)
    }
  }

  const withFinding = (deedOf: (finding: Finding) => void): void => {
    const { finding } = state()
    if (finding) deedOf(finding)
  }

  return {
    open,
    close: () => withFinding(close),
    act: (done: HitAct) => withFinding(finding => act(finding, done)),
    goTo: (at: number) => withFinding(finding => goTo(finding, at)),
    /** After the hit at hand was marked otherwise: with another label, or other borders. */
    marked: () =>
      withFinding(finding => {
        const hit = finding.hits[finding.at]
        goOn(hit ? { ...finding, passed: new Set([...finding.passed, hit]) } : finding)
      }),
    leave,
  }
}

/** Whether a command leads away from the hits. */
export const leavesHits = (command: ArticleCommand): boolean =>
  !(
    [
      'hit',
      'goToHit',
      'find',
      'findInCorpus',
      'label',
      'edge',
      'otherEdge',
      'clitic',
      'moveEdgeTo',
      'undo',
      'redo',
      'hover',
      'help',
      'closePanel',
      'escape',
      'retrySave',
      'answer',
    ] as readonly ArticleCommand['do'][]
  ).includes(command.do)
