import type { Block } from './text-dom.ts'

/**
 * Select all takes the article alone, and what is copied is the exact text, separators of paragraphs and all: the DOM holds none of
 * them. Returns what stops it.
 */
export function copyExactly(
  element: HTMLElement,
  text: string,
  blockOf: (node: Node) => Block | undefined,
): () => void {
  const selectAll = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyA') return
    event.preventDefault()
    getSelection()?.selectAllChildren(element)
  }
  const copy = (event: ClipboardEvent): void => {
    const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined
    if (!range || range.collapsed || !event.clipboardData || !range.intersectsNode(element)) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', text.slice(startOf(range, blockOf), endOf(range, blockOf, text.length)))
  }
  element.addEventListener('keydown', selectAll)
  document.addEventListener('copy', copy)
  return () => {
    element.removeEventListener('keydown', selectAll)
    document.removeEventListener('copy', copy)
  }
}

/** Offset where a selection begins: its own text node's place, or the text's begin where it starts outside of any. */
function startOf(range: Range, blockOf: (node: Node) => Block | undefined): number {
  const block = blockOf(range.startContainer)
  return block ? block.start + (range.startContainer === block.node ? range.startOffset : 0) : 0
}

function endOf(range: Range, blockOf: (node: Node) => Block | undefined, length: number): number {
  const block = blockOf(range.endContainer)
  return block ? (range.endContainer === block.node ? block.start + range.endOffset : block.end) : length
}
