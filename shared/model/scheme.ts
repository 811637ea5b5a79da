import { z } from 'zod'
import { parseVersioned, type Versioned } from './versioned.ts'

/** 2: what marks may hold of each other, attributes, what roles and types mean, keys of relations. */
export const schemeVersion = 2

/** A text in both interface languages. */
export const bilingualSchema = z.object({ ar: z.string(), en: z.string() }).readonly()
export type Bilingual = z.infer<typeof bilingualSchema>

const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** A label's line in each theme; fill, strong and ink are derived from it. */
export const labelColourSchema = z.object({ light: colour, dark: colour }).readonly()

/** Solid: people, bodies, places. Dotted: times, numbers. Double: named works and deeds. Dashed is kept for suggestions. */
export const lineKindSchema = z.enum(['solid', 'dotted', 'double'])

/** Something with an id and a name: a status, a value. */
export const namedSchema = z.object({ id: z.string().min(1), name: bilingualSchema }).readonly()
export type Named = z.infer<typeof namedSchema>

/** What can be said of a mark or an agreement besides what it is. `values` are those of a choice, else empty. */
export const attributeTypeSchema = z
  .object({
    id: z.string().min(1),
    name: bilingualSchema,
    kind: z.enum(['choice', 'text', 'number', 'flag']),
    values: z.array(namedSchema).readonly(),
  })
  .readonly()
export type AttributeType = z.infer<typeof attributeTypeSchema>

/** Absent: none. */
const attributeTypes = z.array(attributeTypeSchema).readonly().optional()

/** What marks may hold of each other; constraints warn, they refuse nothing. */
export const policySchema = z
  .object({
    /** Which marks may stand inside another: any, those of another label, none. */
    nesting: z.enum(['any', 'other-label', 'never']),
    /** Whether two marks may share words while each has some of its own. */
    crossing: z.enum(['any', 'never']),
  })
  .readonly()
export type Policy = z.infer<typeof policySchema>

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
    attributes: attributeTypes,
    /** Present but off: the palette does not offer it. */
    enabled: z.boolean(),
  })
  .readonly()
export type Label = z.infer<typeof labelSchema>

export const relationTypeSchema = z
  .object({
    id: z.string().min(1),
    name: bilingualSchema,
    description: bilingualSchema.optional(),
    /** Labels at either end; empty: any. */
    from: z.array(z.string()).readonly(),
    to: z.array(z.string()).readonly(),
    key: z.string().nullable().optional(),
  })
  .readonly()
export type RelationType = z.infer<typeof relationTypeSchema>

export const roleTypeSchema = z
  .object({
    id: z.string().min(1),
    name: bilingualSchema,
    description: bilingualSchema.optional(),
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

export const agreementTypeSchema = z
  .object({
    id: z.string().min(1),
    name: bilingualSchema,
    description: bilingualSchema.optional(),
    roles: z.array(z.string()).readonly(),
    attributes: attributeTypes,
  })
  .readonly()
export type AgreementType = z.infer<typeof agreementTypeSchema>

export const categorySchema = z
  .object({ id: z.string().min(1), name: bilingualSchema, values: z.array(namedSchema).readonly() })
  .readonly()
export type Category = z.infer<typeof categorySchema>

/** What may be marked. `version` is the file's format, `revision` counts edits of the scheme. */
export const schemeSchema = z
  .object({
    version: z.literal(schemeVersion),
    id: z.string(),
    revision: z.number().int().nonnegative(),
    name: bilingualSchema,
    policy: policySchema,
    labels: z.array(labelSchema).readonly(),
    relationTypes: z.array(relationTypeSchema).readonly(),
    roleTypes: z.array(roleTypeSchema).readonly(),
    agreementTypes: z.array(agreementTypeSchema).readonly(),
    agreementStatuses: z.array(namedSchema).readonly(),
    categories: z.array(categorySchema).readonly(),
  })
  .readonly()
export type Scheme = z.infer<typeof schemeSchema>

/** Before they could be said otherwise, marks stood in each other as they liked. */
export const openPolicy: Policy = { nesting: 'any', crossing: 'any' }

export const schemeFile: Versioned<Scheme> = {
  name: 'scheme',
  version: schemeVersion,
  migrations: [{ from: 1, up: old => ({ ...old, version: 2, policy: openPolicy }) }],
  schema: schemeSchema,
}

/** A scheme of any version, as it stands inside another file. */
export const liftedSchemeSchema = z.unknown().transform((value, context): Scheme => {
  const parsed = parseVersioned(schemeFile, 'scheme', value)
  if (parsed.ok) return parsed.value
  const { code, params } = parsed.error
  context.addIssue({ code: 'custom', message: code === 'file/broken' ? params.reason : code })
  return z.NEVER
})
