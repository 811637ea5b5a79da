import type { ArticleCommand } from './article-state.ts'
import { commandOf, type KeyRow, repeats } from './keymap.ts'
import { lettersOf } from './leap.ts'

/** What the keys belong to while it is open. */
const dialogs = '[role=dialog], [role=alertdialog]'

/** What its key does wherever the focus is on the screen: reading mode, and the way between text and list. */
const isForScreen = ({ do: deed }: ArticleCommand): boolean => deed === 'reading' || deed === 'swapFocus'

/** Letters act only while the article has the focus; Tab and everything unknown stay the browser's. Returns what stops it. */
export function listenToKeys(
  element: HTMLElement,
  keymap: () => readonly KeyRow[],
  isLeaping: () => boolean,
  run: (command: ArticleCommand) => void,
): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return
    // Shift alone comes before a capital or an Arabic letter on its upper row.
    const letters = isLeaping() && !event.ctrlKey && !event.metaKey ? lettersOf(event) : []
    const command: ArticleCommand | null = letters.length > 0 ? { do: 'leapTo', letters } : commandOf(keymap(), event)
    if (!command) return
    event.preventDefault()
    if (!event.repeat || repeats(command)) run(command)
  }
  // After a dialog or a button that went away nothing has the focus: the keys are meant for the text again.
  const onStray = (event: KeyboardEvent): void => {
    const { target } = event
    if (!element.isConnected || document.querySelector(dialogs)) return
    if (target === document.body) {
      element.focus({ preventScroll: true })
      onKey(event)
    } else if (target instanceof Node && !element.contains(target) && !event.defaultPrevented) {
      const command = commandOf(keymap(), event)
      if (!command || !isForScreen(command)) return
      event.preventDefault()
      run(command)
    }
  }
  element.addEventListener('keydown', onKey)
  document.addEventListener('keydown', onStray)
  return () => {
    element.removeEventListener('keydown', onKey)
    document.removeEventListener('keydown', onStray)
  }
}
