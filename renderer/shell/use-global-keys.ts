import { useEffect } from 'react'
import { appStore } from '../state/app.ts'

/** Undo and redo wherever the focus is in the article's screen. The article's own keys are read by the article. */
export function useGlobalKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', takeKey)
    return () => document.removeEventListener('keydown', takeKey)
  }, [])
}

function takeKey(event: KeyboardEvent): void {
  const { article, screen, parting } = appStore.getState()
  if (event.defaultPrevented || article === null || screen !== 'article' || parting !== null || isElsewhere(event))
    return
  const deed = deedOf(event)
  if (deed === null) return
  event.preventDefault()
  article.run({ do: deed })
}

/** A field undoes its own typing; behind a dialog or a menu nothing is undone unseen. */
const isElsewhere = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof Element && target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null)

/** Chords go by the letter where it is Latin, else by the key's place: Ctrl+Z is `ئ` under an Arabic layout, KeyW on AZERTY. */
function deedOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace('Key', '').toLowerCase()
  if (letter === 'z') return event.shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !event.shiftKey ? 'redo' : null
}
