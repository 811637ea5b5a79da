import { useEffect } from 'react'

type Ready = 'welcome' | 'library' | 'article' | 'export' | 'find' | 'agreements' | 'concordance' | 'scheme'

/** Marks the page when a screen is painted and can be used: outside programs and tests wait for it. */
export function useReady(screen: Ready, isUsable: boolean): void {
  useEffect(() => {
    if (!isUsable) return
    const { dataset } = document.documentElement
    // Two frames: the first one paints what was just put in place.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        dataset.ready = screen
        performance.mark(`${screen}-ready`)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      delete dataset.ready
    }
  }, [screen, isUsable])
}
