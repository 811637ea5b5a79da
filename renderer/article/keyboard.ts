import type { ArticleCommand } from './article-command.ts'
import type { ArticleState } from './article-state.ts'
import { commandOf, type KeyPress, type KeyRow } from './keymap.ts'
import { lettersOf } from './leap.ts'
import { repeats } from './repeats.ts'

/** What the keys belong to while it is open. */
const dialogs = '[role=dialog], [role=alertdialog]'

/** What its key does wherever the focus is on the screen: reading mode, and the way between text and list. */
const isForScreen = ({ do: deed }: ArticleCommand): boolean => deed === 'reading' || deed === 'swapFocus'

/** What a key press means: while a leap waits, the letter it names; null where it is none of ours. */
export function meaningOf(
  press: KeyPress,
  keymap: readonly KeyRow[],
  leaping: ArticleState['leaping'],
): ArticleCommand | null {
  const command = commandOf(keymap, press)
  // The leap's own key types ك under the Arabic layout: right after a leap it means *again*, else the letter.
  if (leaping === 'again' && command?.do === 'leap') return command
  // Shift alone comes before a capital or an Arabic letter on its upper row.
  const letters = leaping && !press.ctrlKey && !press.metaKey ? lettersOf(press) : []
  return letters.length > 0 ? { do: 'leapTo', letters } : command
}

/** Letters act only while the article has the focus; Tab and everything unknown stay the browser's. Returns what stops it. */
export function listenToKeys(
  element: HTMLElement,
  keymap: () => readonly KeyRow[],
  leaping: () => ArticleState['leaping'],
  run: (command: ArticleCommand) => void,
): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return
    const command = meaningOf(event, keymap(), leaping())
    if (!command) return
    event.preventDefault()
    if (!event.repeat || repeats(command)) run(command)
  }
  // After a dialog or a button that went away nothing has the focus: the keys are meant for the text again.
  const onStray = (event: KeyboardEvent): void => {
    const { target } = event
    // What is no key of ours is found out first: asking for dialogs searches the whole article.
    if (target instanceof Node && element.contains(target)) return
    if (!element.isConnected || document.querySelector(dialogs)) return
    if (target === document.body) {
      element.focus({ preventScroll: true })
      onKey(event)
    } else if (!event.defaultPrevented) {
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
