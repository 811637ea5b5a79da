import { z } from 'zod'
import { documentIdSchema, recordIdSchema } from './ids.ts'

/** What the list of entities and forms can be sorted by. */
export const nameColumnSchema = z.enum(['name', 'mentions', 'articles', 'label'])
export type NameColumn = z.infer<typeof nameColumnSchema>

/** All; canonical entities; forms that have mentions linked to none. */
export const namesShownSchema = z.enum(['all', 'entities', 'unlinked'])
export type NamesShown = z.infer<typeof namesShownSchema>

export const namesQuerySchema = z
  .object({
    /** Searched folded in all names and forms; empty: all. */
    search: z.string(),
    shown: namesShownSchema,
    /** Names with at least one mention of any of these labels; empty: all. */
    labels: z.array(z.string()).readonly(),
    sort: z.object({ column: nameColumnSchema, descending: z.boolean() }).readonly(),
    offset: z.number().int().nonnegative(),
    limit: z.number().int().positive().max(1000),
  })
  .readonly()
export type NamesQuery = z.infer<typeof namesQuerySchema>

/** Whose mentions are gone through: a form's, by its folded key; a canonical entity's; a label's; everyone's. */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('form'), key: z.string() }).readonly(),
  z.object({ kind: z.literal('entity'), id: z.string() }).readonly(),
  z.object({ kind: z.literal('label'), label: z.string() }).readonly(),
  z.object({ kind: z.literal('all') }).readonly(),
])
export type Subject = z.infer<typeof subjectSchema>

/** By what stands before or after the mention, from it outward; by article and place; by label. */
export const contextColumnSchema = z.enum(['before', 'words', 'after', 'article', 'label'])
export type ContextColumn = z.infer<typeof contextColumnSchema>

const order = {
  subject: subjectSchema,
  sort: z.object({ column: contextColumnSchema, descending: z.boolean() }).readonly(),
}

export const concordanceQuerySchema = z
  .object({
    ...order,
    offset: z.number().int().nonnegative(),
    limit: z.number().int().positive().max(1000),
  })
  .readonly()
export type ConcordanceQuery = z.infer<typeof concordanceQuerySchema>

/** Mentions by article. */
export const targetsSchema = z
  .array(z.object({ document: documentIdSchema, ids: z.array(recordIdSchema).min(1).readonly() }).readonly())
  .readonly()
export type Targets = z.infer<typeof targetsSchema>

/** What is to be done to many mentions at once: another label, or another link, null for none. */
export const manyChangeSchema = z.union([
  z.object({ label: z.string().min(1) }).readonly(),
  z.object({ link: z.string().min(1).nullable() }).readonly(),
])
export type ManyChange = z.infer<typeof manyChangeSchema>

/** Names whose mentions are asked for: of a form those that are linked to none, of an entity all. */
export const nameIdsSchema = z
  .array(z.object({ kind: z.enum(['form', 'entity']), id: z.string() }).readonly())
  .readonly()
export type NameIds = z.infer<typeof nameIdsSchema>
