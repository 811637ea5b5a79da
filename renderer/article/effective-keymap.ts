import type { Label, Scheme } from '../../shared/model/scheme.ts'
import { frameDefaults, rolesWhileMarking, withOwnFrameKeys } from './frame/frame-keys.ts'
import { type KeyRow, keymapOf } from './keymap.ts'
import { type OwnKeys, withOwnKeys } from './remap.ts'

type Direction = 'rtl' | 'ltr'
type Known = {
  readonly labels: readonly Label[]
  readonly direction: Direction
  readonly own: OwnKeys
  readonly rows: readonly KeyRow[]
}

let known: Known | null = null

/** The keys that hold in an article: those of its scheme and direction, with hers over them. Worked out again only when one changes. */
export function keymapFor(labels: readonly Label[], direction: Direction, own: OwnKeys): readonly KeyRow[] {
  if (known?.labels === labels && known.direction === direction && known.own === own) return known.rows
  const rows = withOwnKeys(keymapOf(labels, direction), own)
  known = { labels, direction, own, rows }
  return rows
}

type Marking = {
  readonly keymap: readonly KeyRow[]
  readonly framed: readonly KeyRow[]
  readonly rows: readonly KeyRow[]
}
let marking: Marking | null = null

/** The keys while no agreement is open: those of roles stand behind all others. */
export function markingKeysFor(keymap: readonly KeyRow[], framed: readonly KeyRow[]): readonly KeyRow[] {
  if (marking?.keymap === keymap && marking.framed === framed) return marking.rows
  const rows = [...keymap, ...rolesWhileMarking(keymap, framed)]
  marking = { keymap, framed, rows }
  return rows
}

type Framed = { readonly scheme: Scheme; readonly own: OwnKeys; readonly rows: readonly KeyRow[] }
let framed: Framed | null = null

/** The keys of roles and of an agreement's statuses, with hers in place of theirs. */
export function frameKeysFor(scheme: Scheme, own: OwnKeys): readonly KeyRow[] {
  if (framed?.scheme === scheme && framed.own === own) return framed.rows
  const rows = withOwnFrameKeys(frameDefaults(scheme), own)
  framed = { scheme, own, rows }
  return rows
}
