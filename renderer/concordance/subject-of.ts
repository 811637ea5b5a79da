import type { Subject } from '../../shared/model/concordance.ts'
import type { NameRow } from '../../shared/model/concordance-rows.ts'

/** Whose mentions a row of the list stands for. */
export const subjectOf = ({ kind, id }: Pick<NameRow, 'kind' | 'id'>): Subject =>
  kind === 'entity' ? { kind, id } : { kind, key: id }
