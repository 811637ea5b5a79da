import { hullOf } from '../../shared/edit/mention-index.ts'
import type { Span } from '../../shared/model/records.ts'
import { assertNever } from '../../shared/result.ts'
import { snapToGraphemes } from '../../shared/text/graphemes.ts'
import type { ArticleCommand } from './article-command.ts'
import {
  caretAt,
  caretOn,
  caretOver,
  cursorWord,
  growStep,
  lastWordIn,
  sentenceStep,
  shrinkStep,
  wordStep,
  wordsOver,
} from './caret.ts'
import { leapTarget } from './leap.ts'
import type { Place } from './place.ts'

/** Everything that moves the cursor or the selection and changes no record. */
export function createTravel({ session, screen, text, rest, select, underCursor, chosen }: Place) {
  const { store, say } = session
  const state = store.getState

  function move(command: Extract<ArticleCommand, { do: 'move' }>): void {
    const { cursor } = state()
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
    const to = step(cursor.focus)
    rest(extend ? caretOver(text, cursor.anchor, to) : caretAt(text, to))
  }

  /** What shrinks from its start: the mention at hand, or words of a mention that end where it ends. */
  function shrinksFromStart(): Span | null {
    const { selection, index } = state()
    const mention = chosen()
    if (!selection) return mention ? hullOf(mention) : null
    const isTailOf = ({ start, end }: Span): boolean => start < selection.start && end === selection.end
    return index.meeting(selection).some(one => isTailOf(hullOf(one))) ? selection : null
  }

  function grow(more: boolean): void {
    const { cursor } = state()
    const whole = more ? null : shrinksFromStart()
    if (whole) {
      leaveFirstWord(whole)
      return
    }
    const to = more ? growStep(text, cursor.focus) : shrinkStep(text, cursor.anchor, cursor.focus)
    if (to === cursor.focus) say({ said: 'refused', why: 'unchanged' })
    else rest(caretOver(text, cursor.anchor, to))
  }

  /** Selects `span` without its first word: a name nested in a title or a longer name mostly ends where that ends. */
  function leaveFirstWord(span: Span): void {
    const last = lastWordIn(text, span)
    const next = wordStep(text, span.start, true)
    if (next > last) {
      say({ said: 'refused', why: 'unchanged' })
      return
    }
    rest(caretOver(text, next, last))
  }

  let lastLetters: readonly string[] = []

  let leapExtends = false

  /** Where the last leap landed, UTF-16. */
  let landed: number | null = null

  /** Waits for a letter; asked twice, it takes the letter of the last leap. */
  function leap(extend: boolean): void {
    leapExtends = extend
    if (state().leaping && lastLetters.length > 0) leapTo(lastLetters)
    else {
      store.setState({ leaping: state().cursor.focus === landed ? 'again' : 'letter' })
      say({ said: 'leaping' })
    }
  }

  function leapTo(letters: readonly string[]): void {
    lastLetters = letters
    store.setState({ leaping: false })
    const { anchor, focus } = state().cursor
    const target = leapTarget(text, focus, letters, screen.isAttested)
    if (target === null) say({ said: 'refused', why: 'no-such-word' })
    else {
      rest(leapExtends ? caretOver(text, anchor, target) : caretAt(text, target))
      landed = state().cursor.focus
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

  function selectText(span: Span, exact: boolean): void {
    const asked = exact ? snapToGraphemes(text, span) : wordsOver(text, span)
    rest(asked.start === asked.end ? caretAt(text, span.start) : { ...caretOn(text, asked), exact })
  }

  return { move, grow, leap, leapTo, cycleNested, stop, selectText }
}
