import type { Part } from '../../shared/edit/check-scheme.ts'
import type { Entries } from '../../shared/edit/scheme-edit.ts'
import { isLabelKey } from '../../shared/edit/scheme-keys.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { freePigments } from './pigments.ts'

const nameless = { ar: '', en: '' }
const projectKeys = ['Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8']

/** A key of the project's own that no label has; null where all are taken. */
const freeKey = (scheme: Scheme): string | null =>
  projectKeys.find(key => isLabelKey(key) && !scheme.labels.some(label => label.enabled && label.key === key)) ?? null

const blanks: { readonly [P in Part]: (scheme: Scheme) => Entries[P] } = {
  labels: scheme => ({
    id: '',
    name: nameless,
    description: nameless,
    examples: [],
    colour: freePigments(scheme.labels.map(label => label.colour))[0]?.colour ?? { light: '#445998', dark: '#7084c7' },
    line: 'solid',
    key: freeKey(scheme),
    parent: null,
    enabled: true,
  }),
  roleTypes: () => ({
    id: '',
    name: nameless,
    labels: [],
    span: true,
    minimum: 0,
    maximum: null,
    of: null,
    key: null,
  }),
  agreementTypes: scheme => ({ id: '', name: nameless, roles: scheme.roleTypes.map(({ id }) => id) }),
  agreementStatuses: () => ({ id: '', name: nameless }),
  relationTypes: () => ({ id: '', name: nameless, from: [], to: [], key: null }),
  categories: () => ({ id: '', name: nameless, values: [] }),
}

/** What a new entry of a list begins with. */
export const newEntry = <P extends Part>(scheme: Scheme, part: P): Entries[P] => blanks[part](scheme)

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
