import { agreementOf } from '../../../shared/edit/agreements/change-agreement.ts'
import { createAgreement } from '../../../shared/edit/agreements/create-agreement.ts'
import { type Candidate, candidatesFor, nextCandidates } from '../../../shared/edit/agreements/role-candidates.ts'
import { triggerAt, typeOfWords } from '../../../shared/edit/agreements/trigger-words.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Filler, Span } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { assertNever } from '../../../shared/result.ts'
import { coveringSpan } from '../../../shared/text/span.ts'
import { caretAt, cursorWord, lastWordIn } from '../caret.ts'
import type { Place } from '../place.ts'
import { createAgreementEdits } from './agreement-edits.ts'
import { createFilling } from './filling.ts'
import type { FrameCommand, FrameState } from './frame-state.ts'
import { frameAt, nearestFrame } from './frames-near.ts'
import { framesInOrder, knowledgeAt } from './knowledge-at.ts'

/** What frames need of marking. */
export type MarkingOfFrames = {
  /** What a label key would mark, its clitics cut; null: bare words. */
  readonly captured: (label: string | null) => Span
  readonly normalOf: (spans: readonly Span[], label: string) => { readonly normal?: string }
}

/** Where frames are worked on: what its parts share. */
export type FrameDesk = {
  readonly place: Place
  readonly marking: MarkingOfFrames
  /** The open frame and its record. */
  readonly open: () => { readonly frame: FrameState; readonly record: Agreement } | null
  /** Leaves the cursor where it is as the frame's own, and offers what is next. */
  readonly offer: (more?: Partial<FrameState>, asked?: string | null) => void
  readonly wordsOf: (filler: Filler) => string
  readonly next: () => { readonly role: string; readonly words: readonly string[] } | null
}

/** Everything that makes, fills and changes agreements by key. */
export function createFrames(place: Place, marking: MarkingOfFrames) {
  const { session, screen, text, rest } = place
  const { store, say } = session
  const state = store.getState
  /** Candidates she said no to, by frame. */
  const passed = new Map<RecordId, Set<string>>()

  function open(): ReturnType<FrameDesk['open']> {
    const { frame, records } = state()
    const record = frame ? agreementOf(records, frame.id) : undefined
    return frame && record ? { frame, record } : null
  }

  const keyOf = ({ role, fillers }: Candidate): string => JSON.stringify([role, fillers])

  function candidatesOf(id: RecordId, asked: string | null): Pick<FrameState, 'role' | 'candidates' | 'at'> {
    const knowledge = knowledgeAt(state(), id, screen.isAttested)
    if (!knowledge) return { role: asked, candidates: [], at: 0 }
    const refused = passed.get(id)
    const isOpen = (candidate: Candidate): boolean => !refused?.has(keyOf(candidate))
    if (asked !== null) return { role: asked, candidates: candidatesFor(knowledge, asked).filter(isOpen), at: 0 }
    const offered = nextCandidates(knowledge, isOpen)
    return { role: offered?.role ?? null, candidates: offered?.candidates ?? [], at: 0 }
  }

  function offer(more: Partial<FrameState> = {}, asked: string | null = null): void {
    const { frame, cursor, selection, selected } = state()
    if (!frame) return
    const rested = { cursor, selection, selected }
    store.setState({
      frame: { ...frame, last: null, choosesType: false, ...candidatesOf(frame.id, asked), rested, ...more },
    })
  }

  const wordsOf = (filler: Filler): string => {
    const spans = 'entity' in filler ? state().index.get(filler.entity)?.spans : filler.spans
    return spans ? surfaceOf(text, spans) : ''
  }

  function next(): ReturnType<FrameDesk['next']> {
    const { frame } = state()
    const candidate = frame?.candidates[frame.at]
    return candidate ? { role: candidate.role, words: candidate.fillers.map(wordsOf) } : null
  }

  const desk: FrameDesk = { place, marking, open, offer, wordsOf, next }
  const filling = createFilling(desk)
  const edits = createAgreementEdits(desk)

  function isRefused(): boolean {
    if (state().layer === 'own') return false
    say({ said: 'refused', why: 'read-only' })
    return true
  }

  function enter(id: RecordId, what: 'made' | 'opened'): void {
    const { cursor, selection, selected } = state()
    store.setState({
      frame: {
        id,
        role: null,
        candidates: [],
        at: 0,
        last: null,
        choosesType: false,
        rested: { cursor, selection, selected },
      },
    })
    offer()
    say({ said: 'frame', frame: { what, id, next: next() } })
  }

  function make(trigger: Span | null, type: string | undefined): void {
    if (type === undefined) {
      say({ said: 'refused', why: 'no-agreement-type' })
      return
    }
    const id = screen.newId()
    const spans = trigger ? { trigger: [trigger] } : {}
    if (!session.commit('createAgreement', context => createAgreement(context, { id, type, ...spans }))) return
    if (trigger) store.setState(caretAt(text, lastWordIn(text, trigger)))
    enter(id, 'made')
  }

  /** A frame from what is selected; without a selection into the frame at the cursor, else one from the name under it, else into the nearest. */
  function frameHere(): void {
    const { scheme, selection, cursor } = state()
    const frames = framesInOrder(state())
    const mention = place.selected()
    if (selection) {
      const trigger = marking.captured(null)
      make(trigger, typeOfWords(text, trigger, scheme, frames))
      return
    }
    const word = cursorWord(text, cursor.focus)
    const here = frameAt(frames, state().index, mention ? coveringSpan(mention.spans) : word)
    const named = mention ? undefined : triggerAt(text, cursor.focus, scheme, frames)
    if (here?.by === 'trigger') enter(here.id, 'opened')
    else if (named) make(named.span, named.type)
    else if (here) enter(here.id, 'opened')
    else {
      const nearest = nearestFrame(frames, state().index, cursor.focus)
      if (nearest) enter(nearest.id, 'opened')
      else make(null, typeOfWords(text, null, scheme, frames))
    }
  }

  function openFrame(id: RecordId | null): void {
    const record = id === null ? undefined : agreementOf(state().records, id)
    if (record) {
      const start = record.trigger?.[0]?.start
      if (start !== undefined) rest(caretAt(text, start))
      enter(record.id, 'opened')
    } else close()
  }

  function nextFrame(onward: boolean): void {
    const frames = framesInOrder(state())
    const at = frames.findIndex(({ id }) => id === state().frame?.id)
    const to = at < 0 ? frames[0] : frames.at((at + (onward ? 1 : -1)) % frames.length)
    if (to) openFrame(to.id)
    else say({ said: 'refused', why: 'no-frame' })
  }

  function close(): void {
    if (!state().frame) return
    store.setState({ frame: null })
    say({ said: 'frame', frame: { what: 'closed' } })
  }

  function goToCandidate(onward: boolean): void {
    const { frame } = state()
    if (!frame) return
    const count = frame.candidates.length
    const at = count === 0 ? 0 : (frame.at + (onward ? 1 : -1) + count) % count
    store.setState({ frame: { ...frame, at, last: null } })
    filling.sayCandidate()
  }

  function pass(frame: FrameState, candidate: Candidate): void {
    passed.set(frame.id, (passed.get(frame.id) ?? new Set()).add(keyOf(candidate)))
    offer()
    filling.sayCandidate()
  }

  function setTrigger(): void {
    const present = open()
    if (!present) return
    const trigger = marking.captured(null)
    edits.edit(present.record.id, { edit: 'change', change: { trigger: [trigger] } })
    offer()
  }

  /** In a frame its key asks for the type, and again takes the trigger from what is selected. */
  function frameKey(): void {
    const { frame } = state()
    if (!frame) frameHere()
    else if (frame.choosesType) setTrigger()
    else {
      store.setState({ frame: { ...frame, choosesType: true } })
      say({ said: 'frame', frame: { what: 'choosesType' } })
    }
  }

  let isBusy = false
  // Her pane, undo and marking change records too.
  store.subscribe((now, before) => {
    if (now.version !== before.version && now.frame && !isBusy) refresh()
  })

  function run(command: FrameCommand): void {
    isBusy = true
    try {
      act(command)
    } finally {
      isBusy = false
    }
  }

  const act: (command: FrameCommand) => void = command => {
    if (isRefused()) return
    switch (command.do) {
      case 'frame':
        return frameKey()
      case 'frameWithout':
        return make(null, typeOfWords(text, null, state().scheme, framesInOrder(state())))
      case 'openFrame':
        return openFrame(command.id)
      case 'nextFrame':
        return nextFrame(command.onward)
      case 'role': {
        if (command.in !== undefined && command.in !== state().frame?.id) return roleOnce(command.in, command.roles)
        if (!open()) {
          const here = framesInOrder(state())
          const nearest = nearestFrame(here, state().index, state().cursor.focus)
          if (!nearest) return say({ said: 'refused', why: 'no-frame' })
          enterSilently(nearest.id)
        }
        return filling.role(command.roles)
      }
      case 'candidate':
        return goToCandidate(command.onward)
      case 'acceptCandidate':
        return filling.accept()
      case 'emptyRole':
        return filling.empty(pass)
      case 'side':
        return filling.nextSide()
      case 'addAgreementMention':
        return edits.addMention()
      case 'setTrigger':
        return setTrigger()
      case 'doubtAgreement':
        return edits.toggleDoubt()
      case 'mergeNext':
        return edits.mergeNearest()
      case 'splitSelected':
        return edits.splitSelected()
      case 'agreement':
        return edits.edit(command.id ?? state().frame?.id ?? null, command.edit)
      default:
        return assertNever(command)
    }
  }

  /** Into a frame whose role is filled by the same key: what stands at the cursor is meant. */
  function enterSilently(id: RecordId): void {
    store.setState({
      frame: { id, role: null, candidates: [], at: 0, last: null, choosesType: false, rested: null },
    })
  }

  /** In an agreement that is not the open one: by the pane, which shows it. */
  function roleOnce(id: RecordId, roles: readonly string[]): void {
    const { frame } = state()
    enterSilently(id)
    filling.role(roles)
    store.setState({ frame })
  }

  /** What it proposes is worked out again where records have changed under it. */
  function refresh(): void {
    const present = open()
    if (!present) {
      if (state().frame) store.setState({ frame: null })
      return
    }
    const { frame } = present
    store.setState({ frame: { ...frame, ...candidatesOf(frame.id, null), last: null } })
  }

  /** Leaves what the frame waits for, then the frame. Whether there was anything to leave. */
  function stepOut(): boolean {
    const { frame } = state()
    if (frame?.choosesType) {
      store.setState({ frame: { ...frame, choosesType: false } })
      filling.sayCandidate()
    } else close()
    return frame !== null
  }

  return { run, stepOut }
}
