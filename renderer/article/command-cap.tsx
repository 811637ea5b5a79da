import { strokeCap, tightCap } from './key-caps.ts'
import { hitRows } from './keymap.ts'
import { useKeymap } from './use-keymap.ts'
import { useLayoutMap } from './use-layout-map.ts'

/** The key a command has now, as it stands in the layout at hand; nothing where it has none. */
export function CommandCap({ id }: { readonly id: string }) {
  const keymap = useKeymap()
  const row = keymap.find(entry => entry.id === id) ?? hitRows(keymap).find(entry => entry.id === id)
  const layout = useLayoutMap()
  return row ? (
    <kbd title={strokeCap(layout, row)} dir="ltr">
      {tightCap(layout, row)}
    </kbd>
  ) : null
}
