import { useEffect } from 'react'
import { keymapFor } from '../article/effective-keymap.ts'
import { commandOf } from '../article/keymap.ts'
import { appStore } from '../state/app.ts'
import { stepLastDeed } from '../state/corpus-deeds.ts'

/**
 * Help and palette everywhere; undo, redo, search wherever the focus is in the article's screen, with her own keys where she gave them
 * others. The article's letters are read by the article.
 */
export function useGlobalKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', takeKey)
    return () => document.removeEventListener('keydown', takeKey)
  }, [])
}

function takeKey(event: KeyboardEvent): void {
  const { article, screen, parting, corpus, settings } = appStore.getState()
  if (event.defaultPrevented || event.isComposing || corpus === null || parting !== null || isBehind(event)) return
  const isChord = event.ctrlKey || event.metaKey
  // A question mark in a field is a question mark.
  if (isTyping(event) && !isChord && event.key !== 'F1') return
  const command = commandOf(keymapFor(corpus.scheme.labels, 'rtl', settings.keys), event)
  switch (command?.do) {
    case 'help':
    case 'palette':
      if (command.do === 'palette' && !isChord) return
      appStore.setState({ overlay: command.do })
      break
    case 'undo':
    case 'redo':
    case 'search':
      // Outside the article there is one thing that can be meant: the deed of many articles that the notice tells of.
      if (isChord && screen !== 'article' && command.do !== 'search' && !isTyping(event)) {
        void stepLastDeed(command.do, { told: true })
        break
      }
      // A field undoes its own typing.
      if (!isChord || screen !== 'article' || article === null || (isTyping(event) && command.do !== 'search')) return
      article.run(command)
      break
    default:
      return
  }
  event.preventDefault()
}

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Behind a dialog or a menu nothing is done unseen. */
const isBehind = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null
