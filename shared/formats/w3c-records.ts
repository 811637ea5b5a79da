import { z } from 'zod'
import { attributesSchema } from '../model/records.ts'
import type { OffsetMap } from '../text/offsets.ts'
import { type Complain, parseJson } from './imported.ts'
import { type Fields, isFields } from './json-fields.ts'
import { idOf, placeOf, textOf, toList } from './w3c-places.ts'

/** The document that annotations are about. */
export type AnnotatedText = { readonly source: string; readonly text: string; readonly offsets: OffsetMap }

const detailsSchema = z.object({
  attributes: attributesSchema.optional(),
  doubt: z.boolean().optional(),
  normal: z.string().optional(),
})

const purposeOf = (body: unknown): string | undefined => (isFields(body) ? textOf(body.purpose) : undefined)

const withPurpose = (bodies: readonly unknown[], ...purposes: readonly string[]): readonly Fields[] =>
  bodies.filter(isFields).filter(body => purposes.includes(purposeOf(body) ?? ''))

/** The record that an annotation's id names, or a number of its own. */
export function recordIdOf(id: unknown, at: number): string {
  const whole = idOf(id) ?? ''
  const from = whole.indexOf('#') + 1
  const name = from === 0 ? '' : whole.slice(from)
  if (name === '') return `W${at + 1}`
  if (!name.includes('%')) return name
  try {
    return decodeURIComponent(name)
  } catch (error) {
    // A `%` that encodes nothing: the name stands as it is.
    if (error instanceof URIError) return name
    throw error
  }
}

const toRecordId = (id: string): string => recordIdOf(id, 0)

const noDetails: Fields = {}

function detailsOf(bodies: readonly unknown[], complain: Complain): Fields {
  // Nearly all marks have nothing but their label.
  if (bodies.every(body => purposeOf(body) === 'tagging')) return noDetails
  const notes = withPurpose(bodies, 'commenting').flatMap(({ value }) => textOf(value) ?? [])
  const links = withPurpose(bodies, 'identifying').flatMap(body => idOf(body.source) ?? textOf(body.value) ?? [])
  const described = withPurpose(bodies, 'describing').filter(({ format }) => format === 'application/json')
  const details = described.map(({ value }) => {
    const json = parseJson(textOf(value) ?? '')
    const read = detailsSchema.safeParse(json instanceof SyntaxError ? null : json)
    if (!read.success) complain('a description that cannot be read: left out')
    return read.data ?? {}
  })
  return {
    ...(notes.length > 0 ? { note: notes.join('\n') } : {}),
    ...(links[0] === undefined ? {} : { link: links[0] }),
    ...details[0],
  }
}

/** What an annotation tags its target with: its tag or class, else its plain text, else why it was made. */
function labelOf(annotation: Fields, bodies: readonly unknown[]): string {
  const tags = withPurpose(bodies, 'tagging', 'classifying')
  const plain = bodies.filter(body => purposeOf(body) === undefined)
  const said = [...tags, ...plain].map(body =>
    isFields(body) ? (textOf(body.value) ?? idOf(body.source)) : textOf(body),
  )
  return said.find(value => value !== undefined && value !== '') ?? textOf(toList(annotation.motivation)[0]) ?? 'mark'
}

/** Fragments of one thing among the bodies. */
const resourcesOf = (body: Fields): readonly unknown[] => (body.type === 'List' ? toList(body.items) : [body])

type Said = { readonly annotation: Fields; readonly bodies: readonly unknown[]; readonly id: string }

function toAgreement({ annotation, bodies, id }: Said, { text, offsets }: AnnotatedText, complain: Complain): Fields {
  const trigger = placeOf(toList(annotation.target).filter(isFields), text, offsets)
  const roles = withPurpose(bodies, 'linking').flatMap((body): readonly Fields[] => {
    const of = idOf(body.of)
    const said = { role: textOf(body.role) ?? 'role', ...(of === undefined ? {} : { of: toRecordId(of) }) }
    const place = placeOf(resourcesOf(body), text, offsets)
    if (place) return [{ ...said, ...place }]
    const entity = idOf(body.source)
    if (entity !== undefined) return [{ ...said, entity: toRecordId(entity) }]
    complain('a linked resource that is nowhere: left out')
    return []
  })
  const mentions = withPurpose(bodies, 'highlighting').flatMap(body => placeOf(resourcesOf(body), text, offsets) ?? [])
  return {
    kind: 'agreement',
    id,
    type: labelOf(annotation, bodies),
    ...(trigger ? { trigger } : {}),
    roles,
    mentions,
    ...detailsOf(bodies, complain),
  }
}

/** One annotation as a record in the stored form. Undefined, and told, where it is none. */
export function toRecord(
  annotation: Fields,
  at: number,
  document: AnnotatedText,
  complain: Complain,
): Fields | undefined {
  const bodies = toList(annotation.body)
  const id = recordIdOf(annotation.id, at)
  const targets = toList(annotation.target)
  const isOfWhole = targets.every(target => idOf(target) === document.source)
  if (toList(annotation.motivation).includes('linking')) {
    const from = textOf(targets[0])
    const [to] = withPurpose(bodies, 'linking').flatMap(({ role, source }) =>
      role === undefined ? (idOf(source) ?? []) : [],
    )
    if (from === undefined || isOfWhole || to === undefined)
      return toAgreement({ annotation, bodies, id }, document, complain)
    return {
      kind: 'relation',
      id,
      label: labelOf(annotation, bodies),
      from: toRecordId(from),
      to: toRecordId(to),
      ...detailsOf(bodies, complain),
    }
  }
  if (isOfWhole) {
    const [body] = withPurpose(bodies, 'classifying', 'tagging')
    const value = textOf(body?.value)
    if (value !== undefined) return { kind: 'documentLabel', id, category: textOf(body?.label) ?? 'tag', value }
  }
  const place = placeOf(targets, document.text, document.offsets)
  if (place) return { kind: 'entity', id, label: labelOf(annotation, bodies), ...place, ...detailsOf(bodies, complain) }
  complain('an annotation without a place in the text: left out')
  return undefined
}
