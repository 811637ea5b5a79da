import { useSyncExternalStore } from 'react'
import type { LayoutMap } from './key-caps.ts'

/** Keyboard Map, https://wicg.github.io/keyboard-map/: in Chromium, in no other engine and not in the compiler's types. */
type Keyboard = {
  getLayoutMap(): Promise<LayoutMap>
  addEventListener?(name: 'layoutchange', listener: () => void): void
}

const keyboard = (navigator as { readonly keyboard?: Keyboard }).keyboard

let layout: LayoutMap | null = null
const listeners = new Set<() => void>()

function askLayout(): void {
  keyboard?.getLayoutMap().then(
    map => {
      layout = map
      for (const listener of listeners) listener()
    },
    // Refused in a frame or by policy: keycaps show the US letters.
    () => undefined,
  )
}

askLayout()
keyboard?.addEventListener?.('layoutchange', askLayout)
// The layout may have been switched while another window had the focus.
window.addEventListener('focus', askLayout)

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the keys type in the layout at hand; null until it is known. */
export const useLayoutMap = (): LayoutMap | null => useSyncExternalStore(subscribe, () => layout)
