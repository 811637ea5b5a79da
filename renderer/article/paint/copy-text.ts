import type { Block } from './text-dom.ts'

/**
 * Select all takes the article alone, and what is copied is the exact text, separators of paragraphs and all: the DOM holds none of
 * them. Returns what stops it.
 */
export function copyExactly(
  element: HTMLElement,
  text: string,
  blocks: readonly Block[],
  blockOf: (node: Node) => Block | undefined,
): () => void {
  const selectAll = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !isLetterA(event)) return
    event.preventDefault()
    getSelection()?.selectAllChildren(element)
  }
  const copy = (event: ClipboardEvent): void => {
    const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined
    if (!range || range.collapsed || !event.clipboardData || !range.intersectsNode(element)) return
    event.preventDefault()
    const offsetOf = (node: Node, offset: number, isBefore: (block: Block) => boolean): number => {
      const block = blockOf(node)
      if (block && node === block.node) return block.start + offset
      return blocks[countLeading(blocks, isBefore)]?.start ?? text.length
    }
    const start = offsetOf(
      range.startContainer,
      range.startOffset,
      ({ node }) => range.comparePoint(node, node.length) < 0,
    )
    const end = offsetOf(range.endContainer, range.endOffset, ({ node }) => range.comparePoint(node, 0) <= 0)
    event.clipboardData.setData('text/plain', text.slice(start, end))
  }
  element.addEventListener('keydown', selectAll)
  document.addEventListener('copy', copy)
  return () => {
    element.removeEventListener('keydown', selectAll)
    document.removeEventListener('copy', copy)
  }
}

/** A chord goes by the letter it types where that is Latin, else by its place: AZERTY, Arabic-101. */
const isLetterA = ({ key, code }: KeyboardEvent): boolean =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() === 'a' : code === 'KeyA'

/** How many leading blocks satisfy `isBefore`, which holds for a prefix of them. */
function countLeading(blocks: readonly Block[], isBefore: (block: Block) => boolean): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (block && isBefore(block)) low = middle + 1
    else high = middle
  }
  return low
}
