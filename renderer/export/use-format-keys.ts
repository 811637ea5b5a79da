import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { findByTyped, letterOf } from './find-by-typed.ts'
import { formatsInOrder } from './format-groups.ts'

/** ms after which a letter begins anew. */
const typingPause = 900

/**
 * The list of formats as one stop of the tab key: arrows, Home and End walk it, letters go to the first format they begin, on a Latin or an Arabic keyboard, and Enter or Space chooses. `typed`: the letters so far.
 */
export function useFormatKeys() {
  const [typed, setTyped] = useState('')
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  const type = (next: string): void => {
    setTyped(next)
    clearTimeout(pause.current)
    if (next !== '') pause.current = setTimeout(() => setTyped(''), typingPause)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const list = event.currentTarget
    const at = ids.indexOf(focusedFormat())
    if (at === -1) return
    const go = (to: number): void => {
      event.preventDefault()
      const id = ids.at(to % ids.length)
      list.querySelector<HTMLElement>(`[data-format="${id}"]`)?.focus()
    }
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(-1)
    else if (event.key === 'Backspace' || event.key === 'Escape') {
      if (typed === '') return
      event.preventDefault()
      type(event.key === 'Escape' ? '' : typed.slice(0, -1))
    } else {
      const letter = event.ctrlKey || event.metaKey || event.altKey ? null : letterOf(event)
      if (letter === null) return
      event.preventDefault()
      event.stopPropagation()
      const found = findByTyped(typed, letter, ids, at)
      type(found.typed)
      if (found.at !== null) go(found.at)
    }
  }
  return { typed, onKeyDown }
}

const ids: readonly string[] = formatsInOrder.map(({ id }) => id)

const focusedFormat = (): string =>
  (document.activeElement instanceof HTMLElement ? document.activeElement.dataset.format : undefined) ?? ''
