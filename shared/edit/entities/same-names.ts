import { isCommon, nameCore } from './name-core.ts'

/** A form of the corpus or a canonical entity, as far as its names go. */
export type Named = {
  /** The form's key or the entity's id. */
  readonly id: string
  readonly kind: 'form' | 'entity'
  /** Most of its mentions' label, or the entity's type. */
  readonly label: string
  /** Keys of all the names it goes by. */
  readonly keys: readonly string[]
  readonly mentions: number
  /** Where it stands. */
  readonly documents: ReadonlySet<string>
}

/**
 * Why two may be one, surest first: one form; one name with and without a word for what it is; an Arabic name with its Latin one in
 * brackets behind it; one name within the other.
 */
export const reasons = ['same', 'head', 'beside', 'part'] as const
export type Reason = (typeof reasons)[number]

export type NameLink = { readonly between: readonly [string, string]; readonly reason: Reason }

/** Two keys that stand beside each other in a text, one in brackets behind the other. */
export type KeyPair = readonly [string, string]

/** Labels of persons and of places, here and in corpora that are imported: of a person the last name stands alone, of a place no part does. */
const persons = new Set(['PERS', 'PER', 'PERSON'])
const places = new Set(['GPE', 'LOC', 'NORP', 'OCC'])

type Known = { readonly named: Named; readonly core: string }

const share = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  for (const id of small) if (large.has(id)) return true
  return false
}

function byCore(known: readonly Known[]): ReadonlyMap<string, readonly Known[]> {
  const found = new Map<string, Known[]>()
  for (const one of known) {
    const key = `${one.named.label} ${one.core}`
    const there = found.get(key)
    if (there) there.push(one)
    else found.set(key, [one])
  }
  return found
}

/** Beginnings of a name, or of a person's its ends, the longest first; the name itself is none. */
function partsOf(label: string, core: string): readonly string[] {
  const words = core.split(' ')
  return Array.from({ length: words.length - 1 }, (_, cut) =>
    (persons.has(label) ? words.slice(cut + 1) : words.slice(0, words.length - 1 - cut)).join(' '),
  )
}

/**
 * Pairs that may be one, of one label only. Agreement of forms counts anywhere; a name within another only where both stand in one article,
 * and a person's last name only where one person there has it. Linear in the names, but for forms that many share. Precision goes first: what is
 * not proposed she can still link by hand.
 */
export function linksBetween(all: readonly Named[], pairs: readonly KeyPair[]): readonly NameLink[] {
  const known = all.flatMap(named => named.keys.map((key): Known => ({ named, core: nameCore(key) })))
  const cores = byCore(known)
  const owners = new Map<string, Named[]>()
  for (const named of all)
    for (const key of named.keys) {
      const there = owners.get(key)
      if (there) there.push(named)
      else owners.set(key, [named])
    }
  const links: NameLink[] = []
  const link = (one: Named, other: Named, reason: Reason): void => {
    if (one.id !== other.id && one.label === other.label) links.push({ between: [one.id, other.id], reason })
  }
  for (const named of all)
    if (named.kind === 'form')
      for (const key of named.keys) for (const owner of owners.get(key) ?? []) link(named, owner, 'same')
  for (const [first, ...others] of cores.values())
    if (first) for (const other of others) link(first.named, other.named, 'head')
  for (const [one, other] of pairs)
    for (const first of owners.get(one) ?? [])
      for (const second of owners.get(other) ?? []) link(first, second, 'beside')
  for (const [part, wholes] of wholesByPart(known, cores)) {
    const isOne = !persons.has(part.named.label) || new Set(wholes.map(({ core }) => core)).size === 1
    if (isOne) for (const whole of wholes) link(part.named, whole.named, 'part')
  }
  return links
}

function wholesByPart(
  known: readonly Known[],
  cores: ReadonlyMap<string, readonly Known[]>,
): ReadonlyMap<Known, readonly Known[]> {
  const found = new Map<Known, Known[]>()
  for (const whole of known) {
    const { label, documents } = whole.named
    if (places.has(label)) continue
    const part = partsOf(label, whole.core)
      .filter(core => !isCommon(core))
      .flatMap(core => cores.get(`${label} ${core}`) ?? [])
      .find(({ named }) => named.id !== whole.named.id && share(named.documents, documents))
    if (!part) continue
    const there = found.get(part)
    if (there) there.push(whole)
    else found.set(part, [whole])
  }
  return found
}
