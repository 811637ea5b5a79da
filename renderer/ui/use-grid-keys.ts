import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

type Options = {
  readonly total: number
  /** Row to begin at, below 0 or before the loaded ones: none is known. */
  readonly current: number
  readonly scroller: RefObject<HTMLDivElement | null>
  /** CSS px. */
  readonly rowHeight: number
}

/** Which row has the cursor, and how keys move it: one tab stop, roving. */
export function useGridKeys({ total, current, scroller, rowHeight }: Options) {
  const [wanted, setWanted] = useState<number | null>(null)
  const at = Math.max(0, Math.min(wanted ?? current, total - 1))
  const here = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const takesFocus = useRef(false)

  // The row may just have been drawn: focus follows once it is there.
  useLayoutEffect(() => {
    if (!takesFocus.current) return
    takesFocus.current = false
    here.current?.focus({ preventScroll: true })
    if (here.current !== null && scroller.current !== null) reveal(here.current, scroller.current, head.current)
  })
  // Fewer rows after a filter: the cursor starts over.
  useEffect(() => {
    if (wanted !== null && wanted >= total) setWanted(null)
  }, [wanted, total])

  const moveTo = (index: number, focus: 'take' | 'stay') => {
    const next = Math.max(0, Math.min(index, total - 1))
    // Already drawn and marked: nothing will be drawn again that could take the focus.
    if (focus === 'take' && next === at) here.current?.focus()
    else takesFocus.current = focus === 'take'
    setWanted(next)
  }

  const onBodyKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    if (event.key === 'ArrowUp' && at === 0) {
      event.preventDefault()
      head.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus()
      return
    }
    const target = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: total - 1,
    }[event.key]
    if (target === undefined) return
    event.preventDefault()
    moveTo(target, 'take')
  }

  return { at, hereRef: here, head, moveTo, onBodyKey, enterBody: () => moveTo(at, 'take') }
}

/** Scrolls no further than is needed to see the row below the head that stays. */
function reveal(row: HTMLElement, scroller: HTMLElement, head: HTMLElement | null): void {
  const box = row.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  const top = view.top + (head?.offsetHeight ?? 0)
  if (box.top < top) scroller.scrollTop -= top - box.top
  else if (box.bottom > view.bottom) scroller.scrollTop += box.bottom - view.bottom
}
