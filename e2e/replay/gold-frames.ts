import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { nativeLineSchema } from '../../shared/formats/native-line.ts'
import { root } from '../home.ts'

const spansSchema = z.array(z.tuple([z.number(), z.number()])).min(1)
const entitySchema = z.looseObject({ kind: z.literal('entity'), id: z.string(), label: z.string(), spans: spansSchema })
const roleSchema = z.looseObject({
  role: z.string(),
  entity: z.string().optional(),
  spans: spansSchema.optional(),
  of: z.string().optional(),
})
const agreementSchema = z.looseObject({
  kind: z.literal('agreement'),
  id: z.string(),
  type: z.string(),
  trigger: z.looseObject({ spans: spansSchema }).optional(),
  roles: z.array(roleSchema),
  attributes: z.record(z.string(), z.unknown()).default({}),
})
export type StoredSpans = z.infer<typeof spansSchema>

/** Records of a file as far as agreements need them: stored forms, code points. */
export type StoredRecord = Readonly<Record<string, unknown>> & { readonly kind: string }

/**
 * A filler by what it is and not by ids, which differ from run to run: `ORG 4-17`, `words 89-143`; with a party's or person's name where it
 * is one's. Offsets are UTF-16; the sample holds no astral character, so these are its file's code points too.
 */
export type FillerName = string

/** An agreement by what it says. */
export type Frame = {
  readonly trigger: string
  readonly type: string
  readonly status: string
  readonly roles: readonly FillerName[]
}

export const placeName = (spans: StoredSpans): string => spans.map(([start, end]) => `${start}-${end}`).join('+')

export const fillerName = (role: string, what: string, of: string | undefined): FillerName =>
  of === undefined ? `${role} ${what}` : `${role} ${what} of ${of}`

/** Agreements among stored records, where they stand in the text; each by its content. */
export function framesIn(records: readonly StoredRecord[]): readonly Frame[] {
  const entities = new Map(
    records
      .filter(({ kind }) => kind === 'entity')
      .map(record => {
        const { id, label, spans } = entitySchema.parse(record)
        return [id, `${label} ${placeName(spans)}`] as const
      }),
  )
  const named = (id: string): string => {
    const name = entities.get(id)
    if (name === undefined) throw new Error(`${id} is gone`)
    return name
  }
  return records
    .filter(({ kind }) => kind === 'agreement')
    .map(record => {
      const { type, trigger, roles, attributes } = agreementSchema.parse(record)
      return {
        trigger: trigger ? placeName(trigger.spans) : '',
        type,
        status: String(attributes.status ?? ''),
        roles: roles
          .map(({ role, entity, spans, of }) => {
            const what = entity === undefined ? `words ${placeName(spans ?? [[0, 0]])}` : named(entity)
            return fillerName(role, what, of === undefined ? undefined : named(of))
          })
          .toSorted(),
      }
    })
    .toSorted((a, b) => Number.parseInt(a.trigger, 10) - Number.parseInt(b.trigger, 10))
}

/** The agreements of a gold article, in reading order. */
export function framesOfGold(article: string): readonly Frame[] {
  const lines = readFileSync(path.join(root, 'seeds', 'gold.jsonl'), 'utf8').split('\n')
  const found = lines.flatMap(line => {
    const read = line === '' ? null : nativeLineSchema.parse(JSON.parse(line))
    return read?.name === article ? [read] : []
  })
  return found.flatMap(({ layers }) =>
    framesIn((layers.gold?.records ?? []).map(record => z.looseObject({ kind: z.string() }).parse(record))),
  )
}
