import { z } from 'zod'

/** Where a mention begins or ends inside a token: grow it to the token, or cut the token there. */
export const bordersSchema = z.enum(['word', 'gold'])
export type Borders = z.infer<typeof bordersSchema>

/** Which mention a flat format keeps where mentions nest or overlap. */
export const nestingSchema = z.enum(['outermost', 'innermost', 'longest'])
export type Nesting = z.infer<typeof nestingSchema>

export const tagsSchema = z.enum(['IOB2', 'BILOU', 'BIOES'])
export type Tags = z.infer<typeof tagsSchema>

/** Fractions such as 0.1 + 99.8 + 0.1 do not add up exactly. */
const tolerance = 1e-9

/** Percentages that sum to 100; documents, never parts of one, are dealt by seed. */
export const splitSchema = z
  .object({
    train: z.number().min(0).max(100),
    validation: z.number().min(0).max(100),
    test: z.number().min(0).max(100),
    seed: z.number().int().nonnegative(),
  })
  .refine(split => Math.abs(split.train + split.validation + split.test - 100) < tolerance, 'shares sum to 100')
  .readonly()
export type Split = z.infer<typeof splitSchema>

export const exportOptionsSchema = z
  .object({
    format: z.string(),
    /** Her own layer, or the gold one. */
    layer: z.enum(['own', 'gold']),
    /** A half-marked article trains as O: only finished ones unless asked. */
    statuses: z.enum(['done', 'all']),
    borders: bordersSchema,
    nesting: nestingSchema,
    tags: tagsSchema,
    split: splitSchema.nullable(),
    /** Layers that follow an older scheme go out as the present one has them; else nothing goes out with them. */
    map: z.boolean().optional(),
  })
  .readonly()
export type ExportOptions = z.infer<typeof exportOptionsSchema>

export const defaultExportOptions: ExportOptions = {
  format: 'native',
  layer: 'own',
  statuses: 'done',
  borders: 'word',
  nesting: 'outermost',
  tags: 'IOB2',
  split: null,
}
