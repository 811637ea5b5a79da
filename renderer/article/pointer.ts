import { hullOf } from '../../shared/edit/mention-index.ts'
import type { Entity, Span } from '../../shared/model/records.ts'
import { snapToWords, wordAt } from '../../shared/text/tokens.ts'
import type { ArticleCommand, ArticleState, Edge } from './article-state.ts'
import { spanOf } from './caret.ts'
import type { ArticleView } from './paint/article-view.ts'
import { edgeAt } from './run-command.ts'

/** A press that may become a drag: over text, or of one pin. */
type Drag =
  | { readonly kind: 'text'; readonly from: number; readonly to: number; readonly moved: boolean }
  | { readonly kind: 'pin'; readonly edge: Edge; readonly span: Span; readonly offset: number | null }

/**
 * The mouse in the text: a drag selects whole words, a pin moves by letter, a click selects the smallest mention and, again, the one
 * around it; a double click takes the word itself, so that a label nests there. The browser's own selection is never used: across
 * Latin inside Arabic it jumps. Until it is let go, keys are not read, and Escape gives it up. `restore` shows the place of work as it
 * is, after a drag showed what might become of it. Returns what stops it.
 */
export function listenToPointer(
  view: ArticleView,
  state: () => ArticleState,
  run: (command: ArticleCommand) => void,
  restore: () => void,
): () => void {
  const { text } = view
  const source = state().document.text
  let drag: Drag | null = null
  let pressed: number | null = null

  const chosenSpan = (): Span => {
    const { selected, index } = state()
    const entity = selected === null ? undefined : index.get(selected)
    return entity ? hullOf(entity) : spanOf(source, state())
  }

  const dragged = ({ from, to }: Extract<Drag, { kind: 'text' }>): Span => ({
    start: Math.min(from, to),
    end: Math.max(from, to) + 1,
  })

  function preview(span: Span): void {
    view.setFocus({ cursor: null, selection: [span], selected: null, hovered: null })
  }

  function press(event: PointerEvent): void {
    if (event.button !== 0) return
    const edge = view.pinAt(event.clientX, event.clientY)
    const offset = view.offsetAt(event.clientX, event.clientY)
    if (edge) drag = { kind: 'pin', edge, span: chosenSpan(), offset: null }
    else if (offset !== null) drag = { kind: 'text', from: offset, to: offset, moved: false }
    else return
    event.preventDefault()
    text.focus({ preventScroll: true })
    text.setPointerCapture(event.pointerId)
  }

  function move(event: PointerEvent): void {
    const offset = view.offsetAt(event.clientX, event.clientY)
    if (!drag) hover(offset)
    else if (offset !== null) follow(offset, drag)
  }

  function follow(offset: number, held: Drag): void {
    if (held.kind === 'pin') {
      const to = held.edge === 'start' ? offset : offset + 1
      drag = { ...held, offset: to }
      preview(edgeAt(source, held.span, held.edge, to) ?? held.span)
    } else if (held.moved || offset !== held.from) {
      const longer = { ...held, to: offset, moved: true }
      drag = longer
      preview(snapToWords(source, dragged(longer)))
    }
  }

  function hover(offset: number | null): void {
    const id = offset === null ? null : (state().index.at(offset)[0]?.id ?? null)
    if (id !== state().hovered) run({ do: 'hover', id })
  }

  function release(event: PointerEvent): void {
    const ended = drag
    drag = null
    pressed = null
    if (!ended) return
    if (text.hasPointerCapture(event.pointerId)) text.releasePointerCapture(event.pointerId)
    restore()
    if (ended.kind === 'pin') {
      if (ended.offset !== null) run({ do: 'moveEdgeTo', edge: ended.edge, offset: ended.offset })
    } else if (ended.moved) run({ do: 'selectText', span: dragged(ended), exact: false })
    else pressed = ended.from
  }

  /** The click that follows a press without a drag: only it knows whether it is the second. */
  function click(event: MouseEvent): void {
    const offset = pressed
    pressed = null
    if (offset === null) return
    const word = wordAt(source, offset)
    const next = afterSelected(state().index.at(offset), state())
    if (event.detail >= 2 && word) run({ do: 'selectText', span: word, exact: false })
    else if (next) run({ do: 'select', id: next.id })
    else run({ do: 'placeCursor', offset })
  }

  function cancel(): void {
    drag = null
    restore()
  }

  function holdKeys(event: KeyboardEvent): void {
    if (!drag) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') cancel()
  }

  const leave = (): void => hover(null)
  text.addEventListener('pointerdown', press)
  text.addEventListener('pointermove', move)
  text.addEventListener('pointerup', release)
  text.addEventListener('click', click)
  text.addEventListener('pointercancel', cancel)
  text.addEventListener('pointerleave', leave)
  document.addEventListener('keydown', holdKeys, { capture: true })
  return () => {
    text.removeEventListener('pointerdown', press)
    text.removeEventListener('pointermove', move)
    text.removeEventListener('pointerup', release)
    text.removeEventListener('click', click)
    text.removeEventListener('pointercancel', cancel)
    text.removeEventListener('pointerleave', leave)
    document.removeEventListener('keydown', holdKeys, { capture: true })
  }
}

/** The mention a click means: the smallest, or the next larger than the one that is selected already. */
function afterSelected(under: readonly Entity[], state: ArticleState): Entity | undefined {
  const at = under.findIndex(entity => entity.id === state.selected)
  return under[at + 1] ?? (at >= 0 ? undefined : under[0])
}
