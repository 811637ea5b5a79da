import type { Part } from '../../shared/edit/check-scheme.ts'
import type { Entries } from '../../shared/edit/scheme-edit.ts'
import { isLabelKey } from '../../shared/edit/scheme-keys.ts'
import { plainEntry } from '../../shared/formats/plain-entry.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { freePigments } from './pigments.ts'

const projectKeys = ['Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8']

/** A key of the project's own that no label has; null where all are taken. */
const freeKey = (scheme: Scheme): string | null =>
  projectKeys.find(key => isLabelKey(key) && !scheme.labels.some(label => label.enabled && label.key === key)) ?? null

/** What a new entry of a list begins with: a label with a colour of its own and a free key. */
export function newEntry<P extends Part>(scheme: Scheme, part: P): Entries[P] {
  const plain = plainEntry(scheme, part)
  if (part !== 'labels') return plain
  const colour = freePigments(scheme.labels.map(label => label.colour))[0]?.colour
  return { ...plain, key: freeKey(scheme), ...(colour === undefined ? {} : { colour }) }
}

/** A code drawn from an English name, as long as nobody has written another: `Public body` → `PUBLIC_BODY`. */
export function codeFrom(part: Part, name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
  if (part === 'labels' || part === 'agreementTypes' || part === 'relationTypes')
    return words.join('_').toUpperCase().slice(0, 40)
  return words
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('')
    .slice(0, 40)
}
