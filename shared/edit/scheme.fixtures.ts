import type { Label } from '../model/scheme.ts'

/** A label of its own, without a key. */
export const newLabel = (id: string, over: Partial<Label> = {}): Label => ({
  id,
  name: { ar: id, en: id },
  description: { ar: '', en: '' },
  examples: [],
  colour: { light: '#445998', dark: '#7084c7' },
  line: 'solid',
  key: null,
  parent: null,
  enabled: true,
  ...over,
})

/** An entry that the scheme must have. */
export function entryOf<One extends { readonly id: string }>(list: readonly One[], id: string): One {
  const found = list.find(entry => entry.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
