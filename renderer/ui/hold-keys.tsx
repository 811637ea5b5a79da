import { useLayoutEffect, useRef } from 'react'
import { holdKeys } from './held-keys.ts'

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
    let frame = 0
    let last: Element | null = null
    const look = (): void => {
      const overlay = place.current?.parentElement
      const focused = document.activeElement
      const isIn = overlay?.contains(focused) && focused !== overlay
      // A menu has the focus before the first of its rows has.
      if (isReady.current && isIn && focused === last) release()
      else frame = requestAnimationFrame(look)
      last = focused
    }
    look()
    return () => {
      cancelAnimationFrame(frame)
      release()
    }
  }, [])
  return <span ref={place} hidden />
}
