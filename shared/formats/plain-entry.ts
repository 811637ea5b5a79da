import type { Part } from '../edit/check-scheme.ts'
import type { Entries } from '../edit/scheme-edit.ts'
import type { Label, Scheme } from '../model/scheme.ts'

const nameless = { ar: '', en: '' }

/** Lines that stand out from both papers and from each other, for labels nobody has chosen a colour for. */
const colours: readonly Label['colour'][] = [
  { light: '#445998', dark: '#7084c7' },
  { light: '#8a4b2a', dark: '#c58a62' },
  { light: '#2f6b4f', dark: '#6fae8d' },
  { light: '#7a3f73', dark: '#b67fae' },
  { light: '#6b5d1c', dark: '#ac9d57' },
]

const blanks: { readonly [P in Part]: (scheme: Scheme) => Entries[P] } = {
  labels: scheme => ({
    id: '',
    name: nameless,
    description: nameless,
    examples: [],
    colour: colours[scheme.labels.length % colours.length] ?? { light: '#445998', dark: '#7084c7' },
    line: 'solid',
    key: null,
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

/** An entry of a list without a name and without a key. */
export const plainEntry = <P extends Part>(scheme: Scheme, part: P): Entries[P] => blanks[part](scheme)
