import { type RefObject, useLayoutEffect, useState } from 'react'

export type ScrollWindow = { readonly top: number; readonly height: number }

/** What of a scrolling element shows, in CSS px; follows scrolling and resizing. */
export function useScrollWindow(scroller: RefObject<HTMLElement | null>): ScrollWindow {
  const [shown, setShown] = useState<ScrollWindow>({ top: 0, height: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = (): void => {
      const next = { top: element.scrollTop, height: element.clientHeight }
      setShown(before => (before.top === next.top && before.height === next.height ? before : next))
    }
    measure()
    element.addEventListener('scroll', measure, { passive: true })
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', measure)
      resized.disconnect()
    }
  }, [scroller])
  return shown
}
