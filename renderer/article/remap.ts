import type { Settings } from '../../shared/model/settings.ts'
import type { KeyRow } from './keymap.ts'
import { type Stroke, sameStroke, strokeFrom, strokeIn, strokeText } from './stroke.ts'

/** Keys she gave commands in place of their own, by the command's id. */
export type OwnKeys = Settings['keys']

/**
 * The keymap with her own keys in place of those it came with: hers go before others that a scheme brings for the same key, and a scheme's
 * labels before the rest. Each key stands once, so that what is shown for a command is a key that does it.
 */
export function withOwnKeys(defaults: readonly KeyRow[], own: OwnKeys): readonly KeyRow[] {
  const firsts = new Map<string, KeyRow>()
  for (const row of defaults) if (!firsts.has(row.id)) firsts.set(row.id, row)
  const mine: KeyRow[] = [...firsts.values()].flatMap(({ code, shift, chord, ...rest }) =>
    (own[rest.id] ?? []).flatMap(text => {
      const stroke = strokeFrom(text)
      return stroke ? [{ ...rest, ...stroke }] : []
    }),
  )
  const others = defaults.filter(row => own[row.id] === undefined)
  const byStroke = new Map<string, KeyRow>()
  for (const row of [...mine, ...others]) {
    const stroke = strokeText(row)
    if (!byStroke.has(stroke)) byStroke.set(stroke, row)
  }
  return [...byStroke.values()]
}

/** The command a key already has, other than `id`. */
export const clashOf = (keymap: readonly KeyRow[], id: string, stroke: Stroke): KeyRow | undefined =>
  keymap.find(row => row.id !== id && sameStroke(row, stroke))

/** Strokes of one command, the first the one that is shown and changed. */
export const strokesOf = (keymap: readonly KeyRow[], id: string): readonly Stroke[] =>
  keymap.filter(row => row.id === id).map(strokeIn)

/**
 * Gives `id` the key `stroke` in place of its first. Where another command has that key it loses it (`take`), or gets the key given up
 * (`swap`).
 */
export function giveKey(
  keymap: readonly KeyRow[],
  own: OwnKeys,
  id: string,
  stroke: Stroke,
  how: 'take' | 'swap',
): OwnKeys {
  const before = strokesOf(keymap, id)
  const [first, ...rest] = before
  const others = rest.filter(other => !sameStroke(other, stroke))
  const clash = clashOf(keymap, id, stroke)
  const given = { ...own, [id]: [stroke, ...others].map(strokeText) }
  if (!clash) return given
  const left = strokesOf(keymap, clash.id).flatMap(held =>
    sameStroke(held, stroke) ? (how === 'swap' && first ? [first] : []) : [held],
  )
  return { ...given, [clash.id]: left.map(strokeText) }
}

/** Gives a command its own keys back. A command that holds one of them gets its own back as well, and so on. */
export function resetKey(defaults: readonly KeyRow[], own: OwnKeys, id: string): OwnKeys {
  const { [id]: _, ...rest } = own
  const freed = strokesOf(defaults, id).map(strokeText)
  const holders = Object.keys(rest).filter(other => rest[other]?.some(text => freed.includes(text)))
  return holders.reduce((left, holder) => resetKey(defaults, left, holder), rest)
}
