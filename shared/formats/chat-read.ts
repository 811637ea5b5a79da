import { z } from 'zod'
import { createOffsetMap } from '../text/offsets.ts'
import type { ReadDocument } from './format.ts'
import { parseJson, toStoredReadDocument } from './imported.ts'
import { Occurrences } from './occurrences.ts'
import type { SourceFile } from './source-file.ts'

const quote = { quote: z.string(), occurrence: z.number().int().positive() }
const fragments = { fragments: z.array(z.object(quote)).min(1) }
const place = z.union([z.object(quote), z.object(fragments)])
type Place = z.infer<typeof place>

/** What stands at a place: one schema for each way of saying it, since intersections cost several times as much (measured). */
const placed = <Shape extends z.ZodRawShape>(shape: Shape) =>
  [z.object({ ...shape, ...quote }), z.object({ ...shape, ...fragments })] as const

const attributes = { attributes: z.record(z.string(), z.unknown()).optional() }
const role = { role: z.string(), of: z.string().optional() }
const answerSchema = z.object({
  entities: z.array(z.union(placed({ id: z.string(), label: z.string(), normal: z.string(), ...attributes }))),
  agreements: z.array(
    z.object({
      type: z.string(),
      trigger: place.optional(),
      roles: z.array(z.union([z.object({ ...role, entity: z.string() }), ...placed(role)])),
      mentions: z.array(place).default([]),
      ...attributes,
    }),
  ),
})

const lineSchema = z.object({
  messages: z.tuple([
    z.object({ role: z.literal('system'), content: z.string() }),
    z.object({ role: z.literal('user'), content: z.string() }),
    z.object({ role: z.literal('assistant'), content: z.string() }),
  ]),
})

/** Records that an answer says of a text, in the stored form. None where it is not in the shape that was asked for. */
function toRecords(text: string, content: string): readonly unknown[] {
  const answer = answerSchema.safeParse(parseJson(content))
  if (!answer.success) return []
  const occurrences = new Occurrences(text)
  const offsets = createOffsetMap(text)
  const toPlace = (said: Place) => {
    const quotes = 'fragments' in said ? said.fragments : [said]
    const spans = quotes.flatMap(one => {
      const span = occurrences.placeOf(one.quote, one.occurrence)
      return span ? [[offsets.toCodePoint(span.start), offsets.toCodePoint(span.end)]] : []
    })
    return { spans, surface: quotes.map(one => one.quote).join(' ') }
  }
  return [
    ...answer.data.entities.map(entity => ({
      kind: 'entity',
      id: entity.id,
      label: entity.label,
      normal: entity.normal,
      ...toPlace(entity),
      ...(entity.attributes ? { attributes: entity.attributes } : {}),
    })),
    ...answer.data.agreements.map(({ type, trigger, roles, mentions, attributes: said }, at) => ({
      kind: 'agreement',
      id: `a${at + 1}`,
      type,
      ...(trigger ? { trigger: toPlace(trigger) } : {}),
      roles: roles.map(role => ({
        role: role.role,
        ...('entity' in role ? { entity: role.entity } : toPlace(role)),
        ...(role.of === undefined ? {} : { of: role.of }),
      })),
      mentions: mentions.map(toPlace),
      ...(said ? { attributes: said } : {}),
    })),
  ]
}

/** Each line's answer, placed in the article it was given for. */
export async function* readChat(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  for (const file of files)
    for await (const line of file.lines()) {
      const read = lineSchema.safeParse(parseJson(line))
      const [, article, answer] = read.data?.messages ?? []
      yield article && answer
        ? toStoredReadDocument(toRecords(article.content, answer.content), article.content)
        : toStoredReadDocument([])
    }
}
