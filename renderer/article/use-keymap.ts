import type { Label } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { frameKeysFor, keymapFor } from './effective-keymap.ts'
import { strokeCap } from './key-caps.ts'
import type { KeyRow } from './keymap.ts'
import { useLayoutMap } from './use-layout-map.ts'

const noLabels: readonly Label[] = []

/** The keys that hold in the open article; without one, those of the corpus for a text from right to left. */
export function useKeymap(): readonly KeyRow[] {
  const labels = useApp(state => state.corpus?.scheme.labels ?? noLabels)
  const direction = useApp(state => state.article?.store.getState().document.metadata.direction ?? 'rtl')
  const own = useApp(state => state.settings.keys)
  return keymapFor(labels, direction, own)
}

const noRows: readonly KeyRow[] = []

/** The keys of roles and statuses of the corpus' scheme, while an agreement is open. */
export function useRoleKeys(): readonly KeyRow[] {
  const scheme = useApp(state => state.corpus?.scheme)
  const own = useApp(state => state.settings.keys)
  return scheme ? frameKeysFor(scheme, own) : noRows
}

/** What stands on the key of a command, for tooltips; undefined where it has none. */
export function useKeysOf(): (id: string) => string | undefined {
  const keymap = useKeymap()
  const layout = useLayoutMap()
  return id => {
    const row = keymap.find(entry => entry.id === id)
    return row && strokeCap(layout, row)
  }
}
