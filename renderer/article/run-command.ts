import { changeEntity } from '../../shared/edit/change-entity.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import { setStatus } from '../../shared/edit/set-status.ts'
import type { Status } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { assertNever } from '../../shared/result.ts'
import { soughtOf } from '../../shared/text/find-everywhere.ts'
import { spansEqual } from '../../shared/text/span.ts'
import { createAbout } from './about/about.ts'
import type { ArticleCommand } from './article-command.ts'
import type { ArticleSession } from './article-session.ts'
import type { Answer } from './article-state.ts'
import { setAttribute } from './attributes/set-attribute.ts'
import { caretAt, caretOn, caretOver, edgeAt, edgeByLetter, edgeByWord } from './caret.ts'
import { createFinding, leavesHits } from './finding.ts'
import { createFrames } from './frame/frame-commands.ts'
import { createMarking } from './marking.ts'
import { createPlace, type Screen } from './place.ts'
import { createRelating, dropsRelating } from './relations/relating.ts'
import { createTravel } from './travel.ts'

/** Everything the article can be told to do. Nothing here touches the screen but through `screen`. */
export function createRun(session: ArticleSession, screen: Screen): (command: ArticleCommand) => void {
  const { store, say } = session
  const state = store.getState
  const place = createPlace(session, screen)
  const { text, rest, select, selected, chosen, withMention } = place
  const travel = createTravel(place)
  const marking = createMarking(place)
  const { fragments } = marking
  const finding = createFinding(place)
  const relating = createRelating(place)
  const about = createAbout(session)
  const frames = createFrames(place, marking)

  /** The label of the mention at hand once more looks for it everywhere; on a hit it takes it, another label marks it otherwise. */
  function label(id: string): void {
    const { finding: present, selection, fresh } = state()
    const mention = chosen()
    if (present) {
      const hit = present.hits[present.at]
      if (id === present.sought.label && hit && selection && spansEqual(hit.span, selection)) finding.act('take')
      else {
        marking.mark(id)
        if (state().fresh !== fresh) finding.marked()
      }
    } else if (mention?.label === id && !selection) finding.open(mention)
    else marking.mark(id)
  }

  function findInCorpus(): void {
    const { finding: present } = state()
    if (state().layer === 'gold') say({ said: 'refused', why: 'read-only' })
    else if (screen.corpusSearch.isRefused()) say({ said: 'refused', why: 'corpus-read-only' })
    else if (present) {
      finding.close()
      screen.corpusSearch.begin(present.sought, present.words)
    } else if (!chosen() && screen.corpusSearch.return()) return
    else
      withMention(entity =>
        screen.corpusSearch.begin(soughtOf(text, entity), entity.normal ?? surfaceOf(text, entity.spans)),
      )
  }

  function changeStatus(status: Status): void {
    if (session.commit('setStatus', context => setStatus(context, status))) say({ said: 'status', status })
  }

  function stepOut(): void {
    const { panel, leaping, cursor, question, adding, selection, alone, frame, finding: present } = state()
    const entity = selected()
    if (question) answer(null)
    else if (leaping) store.setState({ leaping: false })
    else if (panel) store.setState({ panel: null })
    else if (frame?.choosesType) frames.stepOut()
    else if (adding) fragments.stop()
    else if (state().relating) relating.stop()
    else if (present) finding.close()
    else if (entity) store.setState(caretOn(text, hullOf(entity)))
    else if (selection === null && frame) frames.stepOut()
    else if (selection === null && alone !== null) store.setState({ alone: null })
    else rest(caretAt(text, cursor.focus))
  }

  async function show(layer: 'own' | 'gold'): Promise<void> {
    session.show(layer, layer === 'gold' ? await screen.readGold() : [])
  }

  /** Ends the question that stands: answered, or withdrawn by null. Without one nothing happens. */
  function answer(given: Answer | null): void {
    const { question } = state()
    if (!question) return
    store.setState({ question: null })
    question.answer(given)
  }

  return command => {
    if (goesOn(command)) answer('no')
    if (state().leaping && endsLeap(command)) store.setState({ leaping: false })
    if (state().adding && dropsParts(command)) store.setState({ adding: null })
    if (state().relating && dropsRelating(command)) store.setState({ relating: null })
    if (state().finding && leavesHits(command)) finding.leave()
    switch (command.do) {
      case 'label':
        return label(command.label)
      case 'move':
        return command.extend && command.by === 'word' && selected()
          ? marking.moveEdge(state().edge, span => edgeByWord(text, span, state().edge, command.onward))
          : travel.move(command)
      case 'leap':
        return travel.leap(command.extend)
      case 'leapTo':
        return travel.leapTo(command.letters)
      case 'grow':
        return travel.grow(command.more)
      case 'edge':
        return marking.moveEdge(state().edge, span => edgeByLetter(text, span, state().edge, command.onward))
      case 'otherEdge':
        return fragments.nextEdge()
      case 'addPart':
        return fragments.begin()
      case 'takePart':
        return fragments.takeSpan(command.span)
      case 'removePart':
        return withMention(entity => fragments.removePart(entity, command.at ?? undefined))
      case 'accept':
        if (state().relating) return relating.take()
        return state().adding ? fragments.take() : travel.stop(true)
      case 'clitic':
        return marking.cycleCut(command.side)
      case 'nested':
        return travel.cycleNested(command.largestFirst)
      case 'stop':
        return travel.stop(command.onward)
      case 'suggestion':
        return say({ said: 'refused', why: 'no-suggestions' })
      case 'remove':
        return withMention(marking.remove)
      case 'find':
        return state().finding ? finding.close() : withMention(finding.open)
      case 'hit':
        return finding.act(command.act)
      case 'goToHit':
        return finding.goTo(command.at)
      case 'findInCorpus':
        return findInCorpus()
      case 'note':
        return withMention(entity => store.setState({ selected: entity.id, panel: 'note' }))
      case 'writeNote':
        return withMention(entity => {
          session.commit('writeNote', context => changeEntity(context, entity.id, { note: command.note }))
          store.setState({ panel: null })
        })
      case 'normal':
        return withMention(entity => marking.setNormal(entity, command.normal))
      case 'link':
        return withMention(entity => {
          session.commit('linkEntities', context => changeEntity(context, entity.id, { link: command.link }))
        })
      case 'doubt':
        return withMention(entity => {
          const doubt = !entity.doubt
          if (session.commit('setDoubt', context => changeEntity(context, entity.id, { doubt })))
            say({ said: 'doubt', surface: surfaceOf(text, entity.spans), doubt })
        })
      case 'attribute':
        return setAttribute(session, command.id, command.attribute, command.value)
      case 'status':
        if (state().panel === 'status') store.setState({ panel: null })
        return changeStatus(command.status)
      case 'statusMenu':
        return state().layer === 'gold'
          ? say({ said: 'refused', why: 'read-only' })
          : store.setState({ panel: 'status' })
      case 'relate':
        return relating.begin()
      case 'relateAs':
        return relating.choose(command.at)
      case 'unrelate':
        return relating.remove(command.id)
      case 'about':
      case 'publication':
        return about.open(command.do === 'about' ? 'about' : 'published')
      case 'labelArticle':
        return about.label(command.category, command.value)
      case 'writeLabel':
        return about.write(command.category)
      case 'published':
        return about.publish(command.day)
      case 'doneAndNext':
        if (state().status !== 'done') changeStatus('done')
        return screen.leave('nextUnfinished')
      case 'article':
        return screen.leave(command.onward ? 'next' : 'previous')
      case 'undo':
      case 'redo':
        return marking.step(command.do)
      case 'escape':
        return stepOut()
      case 'answer':
        return answer(command.answer)
      case 'help':
      case 'keys':
      case 'palette':
      case 'guidelines':
        return screen.open(command.do)
      case 'search':
        return store.setState(({ searchCalls }) => ({ panel: 'search', searchCalls: searchCalls + 1 }))
      case 'reading':
        return say({ said: 'reading', on: screen.toggleReading() })
      case 'swapFocus':
        return screen.swapFocus()
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
      case 'extendTo':
        return rest(caretOver(text, state().cursor.anchor, command.offset))
      case 'selectText':
        return travel.selectText(command.span, command.exact)
      case 'moveEdgeTo':
        return marking.moveEdge(command.edge, span => edgeAt(text, span, command.edge, command.offset), null)
      case 'hover':
        return store.setState({ hovered: command.id })
      case 'preview':
        return store.setState({ preview: command.preview })
      case 'chips':
        return screen.cycleChips()
      case 'textSize':
        return screen.stepTextSize(command.step)
      case 'alone':
        return store.setState({ alone: command.label })
      case 'aloneHere':
        return state().alone === null
          ? withMention(({ label }) => store.setState({ alone: label }))
          : store.setState({ alone: null })
      case 'retrySave':
        return session.retrySave()
      case 'frame':
      case 'frameWithout':
      case 'openFrame':
      case 'nextFrame':
      case 'role':
      case 'candidate':
      case 'acceptCandidate':
      case 'emptyRole':
      case 'side':
      case 'addAgreementMention':
      case 'setTrigger':
      case 'doubtAgreement':
      case 'mergeNext':
      case 'splitSelected':
      case 'agreement':
        return frames.run(command)
      default:
        return assertNever(command)
    }
  }
}

/** Whether a command leaves a question behind: what only looks, and what answers it, does not. */
const goesOn = (command: ArticleCommand): boolean =>
  !['answer', 'escape', 'hover', 'help', 'keys', 'palette', 'guidelines', 'closePanel', 'retrySave'].includes(
    command.do,
  )

/** What turns to something else while a part is to be added: only a label key, and what moves or selects, goes on with it. */
const dropsParts = (command: ArticleCommand): boolean =>
  [
    'remove',
    'removePart',
    'find',
    'hit',
    'goToHit',
    'stop',
    'nested',
    'select',
    'undo',
    'redo',
    'note',
    'doubt',
    'article',
    'doneAndNext',
    'show',
  ].includes(command.do)

/** Whoever does something else than name a letter waits for no leap any more. */
const endsLeap = (command: ArticleCommand): boolean => !['leap', 'leapTo', 'escape', 'hover'].includes(command.do)
