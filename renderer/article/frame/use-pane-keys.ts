import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** What the arrow keys lead to. */
const stop = '[data-stop], .stop'

const stopsIn = (element: Element | null): readonly HTMLElement[] =>
  element ? [...element.querySelectorAll<HTMLElement>(stop)] : []

const rowOf = (element: Element): Element | null => element.closest('[role="row"]')

/**
 * Moves the focus through the pane, which is one tab stop: rows by up and down, what stands in a row by left and right as it is seen. What
 * takes its own keys (a field) is left alone. Where a deed takes away what had the focus, what stands there next has it.
 */
export function usePaneKeys(host: RefObject<HTMLElement | null>, leave: () => void) {
  const at = useRef(0)
  const lives = useRef(false)

  useLayoutEffect(() => {
    const stops = stopsIn(host.current)
    const place = Math.min(at.current, stops.length - 1)
    if (lives.current && document.activeElement === document.body) stops[place]?.focus()
    for (const [position, one] of stops.entries()) one.tabIndex = position === place ? 0 : -1
  })

  useEffect(() => {
    const elsewhere = (event: globalThis.FocusEvent): void => {
      if (!(event.target instanceof Node && host.current?.contains(event.target))) lives.current = false
    }
    document.addEventListener('focusin', elsewhere)
    return () => document.removeEventListener('focusin', elsewhere)
  }, [host])

  function onFocus(event: FocusEvent<HTMLElement>): void {
    lives.current = true
    const stops = stopsIn(host.current)
    const position = stops.indexOf(event.target)
    if (position < 0) return
    at.current = position
    for (const one of stops) one.tabIndex = one === event.target ? 0 : -1
  }

  function onKeyDownCapture(event: KeyboardEvent<HTMLElement>): void {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || !target.matches(stop)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = nextFrom(target, key)
    if (key === 'Escape') leave()
    else if (next) next.focus()
    else if (!['ArrowUp', 'ArrowDown'].includes(key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  function nextFrom(from: HTMLElement, key: string): HTMLElement | undefined {
    const all = stopsIn(host.current)
    const row = rowOf(from)
    const position = all.indexOf(from)
    const rtl = getComputedStyle(from).direction === 'rtl'
    const inRow = (step: number): HTMLElement | undefined => {
      const other = all[position + step]
      return other && rowOf(other) === row ? other : undefined
    }
    switch (key) {
      case 'ArrowDown':
        return all.slice(position + 1).find(other => rowOf(other) !== row)
      case 'ArrowUp': {
        const above = all.slice(0, position).findLast(other => rowOf(other) !== row)
        return above && stopsIn(rowOf(above))[0]
      }
      case 'ArrowLeft':
        return inRow(rtl ? 1 : -1)
      case 'ArrowRight':
        return inRow(rtl ? -1 : 1)
      case 'Home':
        return all[0]
      case 'End':
        return all.at(-1)
      default:
        return undefined
    }
  }

  return { onFocus, onKeyDownCapture }
}
