import type { Entity, Filler, Span } from '../../shared/model/records.ts'
import { sentenceAt } from '../../shared/text/sentences.ts'
import { wordAt } from '../../shared/text/tokens.ts'
import type { ArticleCommand } from './article-command.ts'
import type { ArticleState, Edge, Preview } from './article-state.ts'
import { cursorWord, edgeAt, spanOf, wordsOver } from './caret.ts'
import { dragOver, dropAt } from './frame/drag-filler.ts'
import type { ArticleView } from './paint/article-view.ts'

/** A press that may become a drag: over text, or of one pin. */
type Drag =
  | { readonly kind: 'text'; readonly from: number; readonly to: number; readonly moved: boolean }
  | { readonly kind: 'pin'; readonly edge: Edge; readonly held: Preview; readonly offset: number | null }

/**
 * The mouse in the text: a drag selects whole words, a pin moves by letter, a click selects the smallest mention and, again, the one
 * around it; with Shift it extends what is selected to the word clicked. A double click takes the word itself, so that a label nests
 * there, a triple click its sentence. With Ctrl or Cmd what is taken is a further part. The browser's own selection is never used: across
 * Latin inside Arabic it jumps. A mention, or what is selected, that is dragged out of the text onto a role fills it. Until it is let go, keys are not read, and Escape gives it up. Returns what stops it.
 */
export function listenToPointer(
  view: ArticleView,
  state: () => ArticleState,
  run: (command: ArticleCommand) => void,
): () => void {
  const { text, element } = view
  const source = state().document.text
  let drag: Drag | null = null
  let pressed: { readonly offset: number; readonly extend: boolean } | null = null

  /** What the pins stand at: the selected mention, fragments and all, or what is selected. */
  function pinned(): Preview {
    const { selected, index } = state()
    const entity = selected === null ? undefined : index.get(selected)
    return entity ? { spans: entity.spans, mention: entity.id } : { spans: [spanOf(source, state())], mention: null }
  }

  const dragged = ({ from, to }: Extract<Drag, { kind: 'text' }>): Span => ({
    start: Math.min(from, to),
    end: Math.max(from, to) + 1,
  })

  const preview = (next: Preview | null): void => run({ do: 'preview', preview: next })

  function press(event: PointerEvent): void {
    const { target, clientX, clientY } = event
    if (event.button !== 0 || !event.isPrimary || !(target instanceof Node)) return
    const edge = view.gripOf(target)
    const offset = edge || !text.contains(target) ? null : view.offsetAt(clientX, clientY)
    if (edge) drag = { kind: 'pin', edge, held: pinned(), offset: null }
    else if (offset !== null) drag = { kind: 'text', from: offset, to: offset, moved: false }
    else return
    event.preventDefault()
    text.focus({ preventScroll: true })
    text.setPointerCapture(event.pointerId)
    view.holdGrips(true)
  }

  /** What a drag from `offset` takes along: what is selected there, else the mention. */
  function carried(offset: number): Preview | null {
    const { selection, selected, index } = state()
    if (selection && selection.start <= offset && offset < selection.end) return { spans: [selection], mention: null }
    const there = index.at(offset)
    const mention = there.find(({ id }) => id === selected) ?? there[0]
    return mention ? { spans: mention.spans, mention: mention.id } : null
  }

  /** Whether what is dragged is on its way to a role: out of the sheet, over something that takes it. */
  function carry({ clientX, clientY }: PointerEvent, held: Extract<Drag, { kind: 'text' }>): boolean {
    const { left, right } = element.getBoundingClientRect()
    const isOut = clientX < left || clientX > right
    const taken = isOut ? carried(held.from) : null
    if (!dragOver(clientX, clientY, taken !== null) || !taken) return false
    drag = { ...held, moved: true }
    preview(taken)
    return true
  }

  function move(event: PointerEvent): void {
    if (drag?.kind === 'text' && carry(event, drag)) return
    const offset = view.offsetAt(event.clientX, event.clientY)
    if (!drag) hover(offset)
    else if (offset !== null) follow(offset, drag)
  }

  function follow(offset: number, held: Drag): void {
    if (held.kind === 'pin') {
      const to = held.edge === 'start' ? offset : offset + 1
      drag = { ...held, offset: to }
      preview(withEdge(source, held.held, held.edge, to))
    } else if (held.moved || offset !== held.from) {
      const longer = { ...held, to: offset, moved: true }
      drag = longer
      preview({ spans: [wordsOver(source, dragged(longer))], mention: null })
    }
  }

  function hover(offset: number | null): void {
    const id = offset === null ? null : (state().index.at(offset)[0]?.id ?? null)
    if (id !== state().hovered) run({ do: 'hover', id })
  }

  function release(event: PointerEvent): void {
    const ended = drag
    const taken = ended?.kind === 'text' && ended.moved ? carried(ended.from) : null
    letGo()
    if (!ended) return
    if (text.hasPointerCapture(event.pointerId)) text.releasePointerCapture(event.pointerId)
    if (dropAt(event.clientX, event.clientY, taken && fillerOf(taken))) return
    if (ended.kind === 'pin') {
      if (ended.offset !== null) run({ do: 'moveEdgeTo', edge: ended.edge, offset: ended.offset })
    } else if (ended.moved && addsPart(event)) run({ do: 'takePart', span: dragged(ended) })
    else if (ended.moved) run({ do: 'selectText', span: dragged(ended), exact: false })
    else pressed = { offset: ended.from, extend: event.shiftKey }
  }

  /** The click that follows a press without a drag: only it knows whether it is the second. */
  function click(event: MouseEvent): void {
    const at = pressed
    pressed = null
    if (at === null) return
    const { offset, extend } = at
    const word = wordAt(source, offset)
    const sentence = event.detail >= 3 ? sentenceAt(source, offset) : undefined
    const next = afterSelected(state().index.at(offset), state())
    if (word && addsPart(event)) run({ do: 'takePart', span: word })
    else if (extend) run({ do: 'extendTo', offset })
    else if (sentence) run({ do: 'selectText', span: sentence, exact: false })
    else if (event.detail >= 2 && word) run({ do: 'selectText', span: cursorWord(source, offset), exact: false })
    else if (next) run({ do: 'select', id: next.id })
    else run({ do: 'placeCursor', offset })
  }

  function letGo(): void {
    dragOver(0, 0, false)
    drag = null
    pressed = null
    view.holdGrips(false)
    if (state().preview) preview(null)
  }

  function holdKeys(event: KeyboardEvent): void {
    if (!drag) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') letGo()
  }

  const leave = (): void => hover(null)
  element.addEventListener('pointerdown', press)
  text.addEventListener('pointermove', move)
  text.addEventListener('pointerup', release)
  text.addEventListener('click', click)
  text.addEventListener('pointercancel', letGo)
  text.addEventListener('pointerleave', leave)
  document.addEventListener('keydown', holdKeys, { capture: true })
  return () => {
    element.removeEventListener('pointerdown', press)
    text.removeEventListener('pointermove', move)
    text.removeEventListener('pointerup', release)
    text.removeEventListener('click', click)
    text.removeEventListener('pointercancel', letGo)
    text.removeEventListener('pointerleave', leave)
    document.removeEventListener('keydown', holdKeys, { capture: true })
  }
}

/** What is held, with its first or last fragment's edge moved: the other fragments stay. */
function withEdge(source: string, { spans, mention }: Preview, edge: Edge, offset: number): Preview {
  const at = edge === 'start' ? 0 : spans.length - 1
  const fragment = spans[at]
  return { spans: fragment ? spans.with(at, edgeAt(source, fragment, edge, offset)) : spans, mention }
}

const fillerOf = ({ spans, mention }: Preview): Filler => (mention === null ? { spans } : { entity: mention })

/** With Ctrl, or Cmd on a Mac, where Ctrl opens the menu. */
const addsPart = (event: MouseEvent): boolean => event.ctrlKey || event.metaKey

/** The mention a click means: the smallest, or the next larger than the one that is selected already. */
function afterSelected(under: readonly Entity[], state: ArticleState): Entity | undefined {
  const at = under.findIndex(entity => entity.id === state.selected)
  return under[at + 1] ?? (at >= 0 ? undefined : under[0])
}
