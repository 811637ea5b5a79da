import { mapped, type SchemeMapping } from '../edit/scheme-mapping.ts'
import type { InboxKind } from '../model/inbox.ts'

/** What an item is about, as far as "fine as it is" has to know it again. */
export type Subject = {
  readonly kind: InboxKind
  readonly code: string
  /** Place and label, as `hitSubject` has them. */
  readonly place: string
  readonly record: string
  readonly what: string
}

/** An agreement moves with its words, and is the same wherever they are. No part holds a space but the last, which may have two words. */
export const inboxSubject = ({ kind, code, place, record, what }: Subject): string =>
  kind === 'frame' ? `frame ${code} ${record} ${what}` : `${kind} ${code} ${place}`

type Name = 'labels' | 'roles' | 'types' | 'statuses'

/** What the words behind a frame's code name; a code that is not here names a record. */
const namedBy: Readonly<Record<string, readonly Name[]>> = {
  'role-unknown': ['roles'],
  'role-span': ['roles'],
  'role-few': ['roles'],
  'role-many': ['roles'],
  'person-side': ['roles'],
  'title-person': ['roles'],
  'fills-itself': ['roles'],
  'role-label': ['roles', 'labels'],
  'type-unknown': ['types'],
  'no-trigger': ['types'],
  'status-unknown': ['statuses'],
}

/** The subject after a change of the scheme; null: what it was about is gone. */
export function migrateInboxSubject(subject: string, mapping: SchemeMapping): string | null {
  const [kind = '', code = '', about = '', ...named] = subject.split(' ')
  const names: readonly Name[] = kind === 'frame' ? (namedBy[code] ?? []) : ['labels']
  const next = named.map((id, at) => {
    const name = names[at]
    return name === undefined ? id : mapped(mapping[name], id)
  })
  return next.includes(null) ? null : [kind, code, about, ...next].join(' ')
}
