import { useLayoutEffect, useRef } from 'react'
import { holdKeys } from './held-keys.ts'

/** ms between two looks at who has the focus. By the clock: a frame asked for and called off again could leave the window without frames (Chrome 114, in the concordance). */
const lookedEvery = 8

/**
 * Stands in a menu or a dialog beside what takes its focus: keys struck from the moment it is there wait until the focus is in it, and until it has what the keys
 * are for (`ready`; false in place of what is still being fetched). React Aria gives the focus a frame or more after the first paint.
 */
export function HoldKeys({ ready = true }: { readonly ready?: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  const isReady = useRef(ready)
  useLayoutEffect(() => {
    isReady.current = ready
  }, [ready])
  useLayoutEffect(() => {
    const release = holdKeys()
    let next = 0
    let last: Element | null = null
    const look = (): void => {
      const overlay = place.current?.parentElement
      const focused = document.activeElement
      const isIn = overlay?.contains(focused) && focused !== overlay
      // A menu has the focus before the first of its rows has.
      if (isReady.current && isIn && focused === last) release()
      else next = window.setTimeout(look, lookedEvery)
      last = focused
    }
    look()
    return () => {
      clearTimeout(next)
      release()
    }
  }, [])
  return <span ref={place} hidden />
}
