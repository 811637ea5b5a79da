import { deviceIdSchema, recordIdSchema } from '../model/ids.ts'
import type { Agreement, Annotation, Stamp } from '../model/records.ts'
import type { EditContext } from './edit-context.ts'
import type { Records } from './records-diff.ts'

/** A text for tests of edits, with an astral character in it. */
export const sampleText = 'وقع مجمع سوناطراك 🛰 مذكرة تفاهم مع هواوي بالجزائر'

const device = deviceIdSchema.parse('abcdefg2')
export const stampAt = (counter: number): Stamp => [counter, device]
export const contextOf = (records: Records, counter: number): EditContext => ({
  text: sampleText,
  records,
  stamp: stampAt(counter),
  source: 'person',
})

export const idOf = (name: string) => recordIdSchema.parse(name)

export const agreementOver = (roles: Agreement['roles']): Agreement => ({
  kind: 'agreement',
  id: idOf('A1'),
  type: 'MOU',
  roles,
  mentions: [],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
})

/** Records by id without their stamps: what a person sees. */
export const contentOf = (records: Records): Readonly<Record<string, Annotation>> =>
  Object.fromEntries(
    [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, record]) => [id, { ...record, stamp: stampAt(0) }]),
  )
