import { useEffect, useRef } from 'react'

/** Every press belongs to who listens for a key: before the dialog, the browser and the article see it. */
export function useListening(on: boolean, hear: (event: KeyboardEvent) => void): void {
  const heard = useRef(hear)
  heard.current = hear
  useEffect(() => {
    if (!on) return
    const take = (event: KeyboardEvent): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!event.repeat) heard.current(event)
    }
    window.addEventListener('keydown', take, { capture: true })
    return () => window.removeEventListener('keydown', take, { capture: true })
  }, [on])
}
