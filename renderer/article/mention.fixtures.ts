import { deviceIdSchema, recordIdSchema } from '../../shared/model/ids.ts'
import type { Entity } from '../../shared/model/records.ts'

/** A mention as a person makes it, at a place (UTF-16), end exclusive. */
export const mentionAt = (id: string, label: string, start: number, end: number): Entity => ({
  kind: 'entity',
  id: recordIdSchema.parse(id),
  source: 'person',
  stamp: [1, deviceIdSchema.parse('aaaaaaaa')],
  attributes: {},
  note: '',
  doubt: false,
  label,
  spans: [{ start, end }],
})
