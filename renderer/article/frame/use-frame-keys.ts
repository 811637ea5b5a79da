import { useStore } from 'zustand'
import { useApp } from '../../state/app.ts'
import { frameKeysFor } from '../effective-keymap.ts'
import { strokeCap, tightCap } from '../key-caps.ts'
import type { KeyRow } from '../keymap.ts'
import type { OpenArticle } from '../open-article.ts'
import { useLayoutMap } from '../use-layout-map.ts'

/** What stands on the key of a role or status: one letter, and both; undefined where it has none. */
export function useFrameKeys(
  article: OpenArticle,
): (id: string) => { readonly tight: string; readonly full: string } | undefined {
  const scheme = useStore(article.store, state => state.scheme)
  const own = useApp(state => state.settings.keys)
  const layout = useLayoutMap()
  const rows: readonly KeyRow[] = frameKeysFor(scheme, own)
  return id => {
    const row = rows.find(one => one.id === id)
    return row && { tight: tightCap(layout, row), full: strokeCap(layout, row) }
  }
}
