import type { Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { snapToGraphemes } from '../../shared/text/graphemes.ts'
import { mergeSpans } from '../../shared/text/span.ts'
import { snapToWords } from '../../shared/text/tokens.ts'
import type { Edge } from './article-state.ts'
import { caretAt, caretOn, lastWordIn, spanOf } from './caret.ts'
import type { Place } from './place.ts'

/** What fragments need of marking. */
type Marking = {
  /** What a label key would mark now, clitics cut where that is sure. */
  readonly captured: (label: string | null) => Span
  /** Gives a mention these spans; false where that was refused or is still asked. */
  readonly moveSpans: (entity: Entity, spans: readonly Span[]) => void
}

/** A mention in several parts: begun, added to, taken apart. */
export function createFragments({ session, text, rest, chosen }: Place, { captured, moveSpans }: Marking) {
  const { store, say } = session
  const state = store.getState

  /** Mention that is being added to, if there is one. */
  function target(): Entity | undefined {
    const { adding, index } = state()
    return adding?.of ? index.get(adding.of) : undefined
  }

  /** Keeps the chosen mention, or what is selected, and waits for a further part; asked again meanwhile, takes that part too. */
  function begin(): void {
    const { adding } = state()
    if (adding) {
      take(true)
      return
    }
    const mention = chosen()
    const spans = mention?.spans ?? [captured(null)]
    store.setState({ ...caretAt(text, state().cursor.focus), adding: { of: mention?.id ?? null, spans } })
    say({ said: 'adding', surface: surfaceOf(text, spans), label: mention?.label ?? null })
  }

  /** Adds what is selected to what is being added to. */
  function take(goesOn = false): void {
    const { adding } = state()
    if (!adding) return
    const mention = target()
    const spans = mergeSpans([...adding.spans, captured(mention?.label ?? null)])
    if (mention) moveSpans(mention, spans)
    const keeps = goesOn || adding.of === null
    store.setState({ adding: keeps ? { ...adding, spans } : null })
    if (keeps) say({ said: 'adding', surface: surfaceOf(text, spans), label: mention?.label ?? null })
  }

  /** By pointer: adds words to the chosen mention, or selects them beside what is selected. */
  function takeSpan(span: Span): void {
    const asked = snapToGraphemes(text, snapToWords(text, span))
    const mention = chosen() ?? target()
    if (mention) {
      store.setState({ adding: null })
      moveSpans(mention, mergeSpans([...mention.spans, asked]))
      return
    }
    const { adding, selection } = state()
    const held = mergeSpans([...(adding?.spans ?? []), ...(selection ? [spanOf(text, state())] : [])])
    store.setState({
      ...caretOn(text, asked),
      exact: false,
      adding: held.length > 0 ? { of: null, spans: held } : null,
    })
    say({ said: 'selected', words: surfaceOf(text, mergeSpans([...held, asked])) })
  }

  /** Which part of a mention its active edge belongs to. */
  const activePart = ({ spans }: Entity): number => state().part ?? (state().edge === 'start' ? 0 : spans.length - 1)

  /** Takes one part of a mention away; the last one left is the mention itself. */
  function removePart(mention: Entity, at = activePart(mention)): void {
    if (mention.spans.length < 2) {
      say({ said: 'refused', why: 'one-part' })
      return
    }
    moveSpans(mention, mention.spans.toSpliced(at, 1))
    store.setState({ part: null })
  }

  /** The next edge in text order, through every part of the chosen mention. */
  function nextEdge(): void {
    const mention = chosen()
    const { edge } = state()
    const other: Edge = edge === 'start' ? 'end' : 'start'
    if (!mention || mention.spans.length < 2) {
      store.setState({ edge: other, part: null })
      return
    }
    const part = (activePart(mention) + (edge === 'end' ? 1 : 0)) % mention.spans.length
    const span = mention.spans[part]
    store.setState({ edge: other, part })
    if (span) say({ said: 'part', surface: text.slice(span.start, span.end), at: part, of: mention.spans.length })
  }

  function stop(): void {
    store.setState({ adding: null })
    rest(caretAt(text, lastWordIn(text, { start: state().cursor.focus, end: state().cursor.focus + 1 })))
  }

  return { begin, take, takeSpan, removePart, nextEdge, activePart, target, stop }
}
