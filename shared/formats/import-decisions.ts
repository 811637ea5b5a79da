import type { Part } from '../edit/check-scheme.ts'
import type { Entries, SchemeEdit } from '../edit/scheme-edit.ts'
import { listOf } from '../edit/scheme-lists.ts'
import { emptyMapping, mapped } from '../edit/scheme-mapping.ts'
import type { TextChange } from '../model/document.ts'
import {
  type BorderForm,
  type ImportChoices,
  type ImportSurvey,
  type SurveyedPart,
  surveyedPartSchema,
  type UnknownId,
} from '../model/import-survey.ts'
import type { Bilingual, Scheme } from '../model/scheme.ts'
import { assertNever } from '../result.ts'

/** What becomes of an id that the scheme has not. */
export type IdDecision = { readonly do: 'add' } | { readonly do: 'leave' } | { readonly do: 'map'; readonly to: string }

export type ImportDecisions = {
  readonly ids: ReadonlyMap<string, IdDecision>
  /** Whose a layer becomes, by the name the files give; null: stays out. */
  readonly layers: ReadonlyMap<string, string | null>
  readonly repairs: ReadonlySet<BorderForm>
  /** Asked for; nothing is changed unasked. */
  readonly changes?: ReadonlySet<TextChange>
  /** Another column of tables than was guessed. */
  readonly textColumn?: string
}

/** The list of the scheme that such ids stand in. */
export const listNamed = {
  labels: 'labels',
  roles: 'roleTypes',
  types: 'agreementTypes',
  relations: 'relationTypes',
  categories: 'categories',
} as const satisfies Record<SurveyedPart, keyof Scheme>

export const keyOfId = ({ part, id }: Pick<UnknownId, 'part' | 'id'>): string => `${part} ${id}`

/** What other corpora call the same (CoNLL-2003, OntoNotes, ACE, AQMAR). */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  PERS: ['PER', 'PERSON'],
  ORG: ['ORGANIZATION', 'ORGANISATION'],
  LOC: ['LOCATION'],
  GPE: ['GEOPOLITICAL'],
  OCC: ['TITLE', 'OCCUPATION', 'POSITION'],
}

/** The entry of the scheme that most probably is meant; null where none is. */
function likely({ part, id }: UnknownId, scheme: Scheme): string | null {
  const said = id.toLowerCase()
  const entries = listOf(scheme, listNamed[part])
  const same = entries.find(
    entry => entry.id.toLowerCase() === said || entry.name.en.toLowerCase() === said || entry.name.ar === id,
  )
  const other = part === 'labels' ? entries.find(entry => otherNames[entry.id]?.includes(id.toUpperCase())) : undefined
  return (same ?? other)?.id ?? null
}

/** What is offered at first: the same by another name is mapped, the rest is added; a layer without a name becomes her own. */
export function firstDecisions(survey: ImportSurvey, scheme: Scheme, own: string | null): ImportDecisions {
  return {
    ids: new Map(
      survey.unknown.map((unknown): [string, IdDecision] => {
        const to = likely(unknown, scheme)
        return [keyOfId(unknown), to === null ? { do: 'add' } : { do: 'map', to }]
      }),
    ),
    layers: new Map(survey.layers.map(({ name }) => [name, name === 'import' && own !== null ? own : name])),
    repairs: new Set(),
  }
}

/** An id that a scheme may have, as near as possible to what the file says. */
const toSchemeId = (id: string): string =>
  id
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}_.-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 64) || 'unnamed'

const nameOf = ({ id, name }: UnknownId): Bilingual => ({ ar: name ?? id, en: name ?? id })

type Known = (part: SurveyedPart, ids?: readonly string[]) => readonly string[]

/** What the file says of an entry besides its name, as far as it speaks of what there is. */
function declaredOf({ part, colour, declared }: UnknownId, known: Known): object {
  const { from, to, labels, roles, values, minimum, maximum } = declared
  switch (part) {
    case 'labels':
      return colour === null ? {} : { colour: { light: colour, dark: colour } }
    case 'relations':
      return { from: known('labels', from), to: known('labels', to) }
    case 'roles':
      return {
        labels: known('labels', labels),
        ...(minimum == null ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      }
    case 'types':
      return known('roles', roles).length > 0 ? { roles: known('roles', roles) } : {}
    case 'categories':
      return { values: (values ?? []).map(id => ({ id: toSchemeId(id), name: { ar: id, en: id } })) }
    default:
      return assertNever(part)
  }
}

/** What a new entry of a list begins with. */
export type NewEntry = <P extends Part>(scheme: Scheme, part: P) => Entries[P]

/** Edits of the scheme that bring in what is to be added, and everything the import is told. */
export function toChoices(
  decisions: ImportDecisions,
  survey: ImportSurvey,
  scheme: Scheme,
  newEntry: NewEntry,
): { readonly edits: readonly SchemeEdit[]; readonly choices: ImportChoices } {
  const edits: SchemeEdit[] = []
  const mapping: Record<SurveyedPart, Record<string, string | null>> = {
    labels: {},
    roles: {},
    types: {},
    relations: {},
    categories: {},
  }
  let grown = scheme
  // What others refer to comes before them.
  const ordered = surveyedPartSchema.options.flatMap(part => survey.unknown.filter(one => one.part === part))
  for (const unknown of ordered) {
    const { part, id } = unknown
    const decision = decisions.ids.get(keyOfId(unknown)) ?? { do: 'add' }
    const becomes = decision.do === 'leave' ? null : decision.do === 'map' ? decision.to : toSchemeId(id)
    if (becomes !== id) mapping[part][id] = becomes
    if (decision.do !== 'add' || becomes === null) continue
    const list = listNamed[part]
    if (listOf(grown, list).some(entry => entry.id === becomes)) continue
    const known = (of: SurveyedPart, ids: readonly string[] = []): readonly string[] =>
      ids
        .flatMap(one => mapped(mapping[of], one) ?? [])
        .filter(one => listOf(grown, listNamed[of]).some(entry => entry.id === one))
    const entry = { ...newEntry(grown, list), ...declaredOf(unknown, known), id: becomes, name: nameOf(unknown) }
    // The entry is of the list it was made for.
    edits.push({ do: 'add', part: list, entry } as SchemeEdit)
    grown = { ...grown, [list]: [...listOf(grown, list), entry] }
  }
  const layers = Object.fromEntries([...decisions.layers].filter(([name, to]) => name !== to))
  const { repairs, changes, textColumn } = decisions
  return {
    edits,
    choices: {
      mapping: { ...emptyMapping, ...mapping },
      layers,
      repairs: [...repairs],
      ...(changes && changes.size > 0 ? { changes: [...changes] } : {}),
      ...(textColumn === undefined ? {} : { textColumn }),
    },
  }
}
