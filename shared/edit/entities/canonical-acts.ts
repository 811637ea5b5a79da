import type { Targets } from '../../model/concordance.ts'
import { corpusDocument } from '../../model/corpus-document.ts'
import type { RecordId } from '../../model/ids.ts'
import type { Annotation, CanonicalEntity, Stamp } from '../../model/records.ts'
import type { DocumentAct } from '../corpus-deed.ts'
import { nameKey, scriptOf } from './form-key.ts'
import { refusalOf } from './name-groups.ts'

type Names = CanonicalEntity['names']

/** What a new record is made with; it is stamped where it is written. */
export type Making = { readonly id: RecordId; readonly stamp: Stamp }

/** Names by their script, each once however it is spelt, in the order given. */
export function toNames(words: readonly string[]): Names {
  const seen = new Set<string>()
  const fresh = words.filter(each => {
    const key = nameKey(each)
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
  const of = (script: keyof Names) => fresh.filter(each => scriptOf(each) === script)
  return { ar: of('ar'), latin: of('latin') }
}

const inCorpus = (...records: readonly [Annotation, ...Annotation[]]): DocumentAct => ({
  document: corpusDocument,
  act: { do: 'add', records },
})

/** Links mentions to an entity; null: to none. */
export const linkActs = (targets: Targets, link: string | null): readonly DocumentAct[] =>
  targets.map(({ document, ids }) => ({ document, act: { do: 'changeEntities', ids, change: { link } } }))

export const relabelActs = (targets: Targets, label: string): readonly DocumentAct[] =>
  targets.map(({ document, ids }) => ({ document, act: { do: 'changeEntities', ids, change: { label } } }))

/** A new entity of the corpus, and its mentions. */
export const createActs = (
  { id, stamp }: Making,
  { type, names, note = '' }: { readonly type: string; readonly names: Names; readonly note?: string },
  targets: Targets,
): readonly DocumentAct[] => [
  inCorpus({ kind: 'canonicalEntity', id, source: 'person', stamp, type, names, note }),
  ...linkActs(targets, id),
]

/** What an entity is called, how it is classed, what is noted of it. */
export const renameActs = (
  id: RecordId,
  change: Partial<Pick<CanonicalEntity, 'type' | 'names' | 'note'>>,
): readonly DocumentAct[] => [{ document: corpusDocument, act: { do: 'changeCanonical', ids: [id], change } }]

const joined = (...notes: readonly string[]): string => notes.filter(note => note !== '').join('\n')

/**
 * Makes one entity of two: the one that stays takes in the other's names, note and mentions. `targets`: the mentions of the one that goes, which is
 * deleted last, so that no mention is ever linked to nothing.
 */
export const mergeActs = (stays: CanonicalEntity, goes: CanonicalEntity, targets: Targets): readonly DocumentAct[] => {
  const names = toNames([...stays.names.ar, ...goes.names.ar, ...stays.names.latin, ...goes.names.latin])
  return [
    ...renameActs(stays.id, { names, note: joined(stays.note, goes.note) }),
    ...linkActs(targets, stays.id),
    { document: corpusDocument, act: { do: 'delete', ids: [goes.id] } },
  ]
}

/** That names are not one is kept for good: each pair of the first's keys with the second's. */
export const refuseActs = ({ id, stamp }: Making, one: string, other: string): readonly DocumentAct[] => [
  inCorpus({ kind: 'dismissal', id, source: 'person', stamp, of: 'suggestion', subject: refusalOf(one, other) }),
]
