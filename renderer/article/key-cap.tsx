import { bothCaps, layoutCap } from './key-caps.ts'
import { useLayoutMap } from './use-layout-map.ts'

/** A key by its place on the board (`KeyboardEvent.code`), showing what stands on it in the layout at hand. */
export function KeyCap({ code }: { readonly code: string }) {
  const layout = useLayoutMap()
  return (
    <kbd title={bothCaps(code)} dir="ltr">
      {layoutCap(layout, code)}
    </kbd>
  )
}
