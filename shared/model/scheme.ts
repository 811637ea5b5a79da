import { z } from 'zod'
import type { Versioned } from './versioned.ts'

export const schemeVersion = 1

/** A text in both interface languages. */
export const bilingualSchema = z.object({ ar: z.string(), en: z.string() }).readonly()
export type Bilingual = z.infer<typeof bilingualSchema>

const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** A label's line in each theme; fill, strong and ink are derived from it. */
export const labelColourSchema = z.object({ light: colour, dark: colour }).readonly()

/** Solid: people, bodies, places. Dotted: times, numbers. Double: named works and deeds. Dashed is kept for suggestions. */
export const lineKindSchema = z.enum(['solid', 'dotted', 'double'])

export const labelSchema = z
  .object({
    id: z.string().min(1),
    name: bilingualSchema,
    description: bilingualSchema,
    examples: z.array(z.string()).readonly(),
    colour: labelColourSchema,
    line: lineKindSchema,
    /** `KeyboardEvent.code` of its key; null where it has none. */
    key: z.string().nullable(),
    parent: z.string().nullable(),
    /** Present but off: the palette does not offer it. */
    enabled: z.boolean(),
  })
  .readonly()
export type Label = z.infer<typeof labelSchema>

export const relationTypeSchema = z
  .object({
    id: z.string().min(1),
    name: bilingualSchema,
    from: z.array(z.string()).readonly(),
    to: z.array(z.string()).readonly(),
  })
  .readonly()

export const roleTypeSchema = z
  .object({
    id: z.string().min(1),
    name: bilingualSchema,
    /** Labels whose mentions may fill it; empty: any. */
    labels: z.array(z.string()).readonly(),
    /** Whether bare words may fill it. */
    span: z.boolean(),
    minimum: z.number().int().nonnegative(),
    maximum: z.number().int().positive().nullable(),
    /** What `of` points to: the person of a title, the party of a person. */
    of: z.enum(['person', 'party']).nullable(),
    key: z.string().nullable(),
  })
  .readonly()
export type RoleType = z.infer<typeof roleTypeSchema>

export const namedSchema = z.object({ id: z.string().min(1), name: bilingualSchema }).readonly()

export const agreementTypeSchema = z
  .object({ id: z.string().min(1), name: bilingualSchema, roles: z.array(z.string()).readonly() })
  .readonly()

export const categorySchema = z
  .object({ id: z.string().min(1), name: bilingualSchema, values: z.array(namedSchema).readonly() })
  .readonly()

/** What may be marked. `version` is the file's format, `revision` counts edits of the scheme. */
export const schemeSchema = z
  .object({
    version: z.literal(schemeVersion),
    id: z.string(),
    revision: z.number().int().nonnegative(),
    name: bilingualSchema,
    labels: z.array(labelSchema).readonly(),
    relationTypes: z.array(relationTypeSchema).readonly(),
    roleTypes: z.array(roleTypeSchema).readonly(),
    agreementTypes: z.array(agreementTypeSchema).readonly(),
    agreementStatuses: z.array(namedSchema).readonly(),
    categories: z.array(categorySchema).readonly(),
  })
  .readonly()
export type Scheme = z.infer<typeof schemeSchema>

export const schemeFile: Versioned<Scheme> = {
  name: 'scheme',
  version: schemeVersion,
  migrations: [],
  schema: schemeSchema,
}
