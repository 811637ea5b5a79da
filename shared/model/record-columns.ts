import type { Annotation, Entity, Stamp } from './records.ts'

/**
 * Records as columns, for the way across: 20,000 of them as objects take five times the bytes, and their names are read 20,000 times. No
 * schema library here, since the script that paints first reads them.
 */
export type RecordColumns = {
  /** Values that many records share: each is named by its place here. */
  readonly labels: readonly string[]
  readonly sources: readonly Entity['source'][]
  readonly devices: readonly Stamp[1][]
  /** One value a plain entity: one span, and nothing noted about it. Offsets are UTF-16. */
  readonly id: readonly Entity['id'][]
  readonly label: readonly number[]
  readonly source: readonly number[]
  readonly counter: readonly number[]
  readonly device: readonly number[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** All other records, with the place each has among all. */
  readonly others: readonly (readonly [at: number, record: Annotation])[]
}

/** `kind`, `id`, `source`, `stamp`, `attributes`, `note`, `doubt`, `label`, `spans`: what each entity has. */
const fieldsOfPlain = 9

const noAttributes: Entity['attributes'] = {}

const isPlain = (record: Annotation): record is Entity =>
  record.kind === 'entity' &&
  record.spans.length === 1 &&
  record.note === '' &&
  !record.doubt &&
  Object.keys(record).length === fieldsOfPlain &&
  Object.keys(record.attributes).length === 0

/** Place of a value in a list that grows by those it has not. */
function placesIn<Value>(list: Value[]): (value: Value) => number {
  const places = new Map<Value, number>()
  return value => {
    const known = places.get(value)
    if (known !== undefined) return known
    places.set(value, list.length)
    return list.push(value) - 1
  }
}

export function toColumns(records: readonly Annotation[]): RecordColumns {
  const labels: string[] = []
  const sources: Entity['source'][] = []
  const devices: Stamp[1][] = []
  const [labelAt, sourceAt, deviceAt] = [placesIn(labels), placesIn(sources), placesIn(devices)]
  const others: (readonly [number, Annotation])[] = []
  const plain: Entity[] = []
  for (const [at, record] of records.entries()) {
    if (isPlain(record)) plain.push(record)
    else others.push([at, record])
  }
  return {
    id: plain.map(({ id }) => id),
    label: plain.map(({ label }) => labelAt(label)),
    source: plain.map(({ source }) => sourceAt(source)),
    counter: plain.map(({ stamp }) => stamp[0]),
    device: plain.map(({ stamp }) => deviceAt(stamp[1])),
    start: plain.map(({ spans }) => spans[0]?.start ?? 0),
    end: plain.map(({ spans }) => spans[0]?.end ?? 0),
    others,
    labels,
    sources,
    devices,
  }
}

/** The records that `toColumns` was given, in their order. Throws where a column is too short. */
export function fromColumns(columns: RecordColumns): readonly Annotation[] {
  const { id, label, source, counter, device, start, end, others, labels, sources, devices } = columns
  const records: Annotation[] = []
  let other = 0
  for (let at = 0; at < id.length + others.length; at++) {
    const next = others[other]
    if (next?.[0] === at) {
      records.push(next[1])
      other++
      continue
    }
    const row = at - other
    records.push({
      kind: 'entity',
      id: valueAt(id, row),
      source: valueAt(sources, valueAt(source, row)),
      stamp: [valueAt(counter, row), valueAt(devices, valueAt(device, row))],
      attributes: noAttributes,
      note: '',
      doubt: false,
      label: valueAt(labels, valueAt(label, row)),
      spans: [{ start: valueAt(start, row), end: valueAt(end, row) }],
    })
  }
  return records
}

function valueAt<Value>(column: readonly Value[], at: number): Value {
  const value = column[at]
  if (value === undefined) throw new RangeError('a column is too short')
  return value
}
