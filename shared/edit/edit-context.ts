import type { RecordId } from '../model/ids.ts'
import type { Annotation, Entity, Source, Span, Stamp } from '../model/records.ts'
import { sameValue } from '../model/same-value.ts'
import type { Records } from './records-diff.ts'

/** What a command may know: the layer as it stands, and what marks a record as written now, by whom. */
export type EditContext = {
  readonly text: string
  readonly records: Records
  /** Entities that share a character with a span, where someone keeps an index: asking all of 20,000 for each mark would be felt. */
  readonly meeting?: (span: Span) => Iterable<Annotation>
  /** One for every record of the commit, newer than all there are. */
  readonly stamp: Stamp
  readonly source: Source
}

/** Why a command changes nothing. Not a failure of the program: the status line says it. */
export type Refusal = 'gone' | 'unchanged' | 'empty'

/** The entity with this id, if the layer holds one. */
export function entityOf(records: Records, id: RecordId): Entity | undefined {
  const record = records.get(id)
  return record?.kind === 'entity' ? record : undefined
}

const withoutStamp = (record: object): Readonly<Record<string, unknown>> => ({ ...record, stamp: null })

/** Whether two records of one form say the same, whenever and wherever they were written. */
export const sameContent = <R extends object>(a: R, b: R): boolean => sameValue(withoutStamp(a), withoutStamp(b))
