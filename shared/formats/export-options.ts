import { z } from 'zod'

/**
 * Where a mention begins or ends inside a word: `word`: it grows to the word. `clitic`: clitics are cut off every word, marked or not, and it grows where that
 * does not meet it. `gold`: the word is cut there.
 */
export const bordersSchema = z.enum(['word', 'clitic', 'gold'])
export type Borders = z.infer<typeof bordersSchema>

/** Which mention a flat format keeps where mentions nest or overlap. */
export const nestingSchema = z.enum(['outermost', 'innermost', 'longest'])
export type Nesting = z.infer<typeof nestingSchema>

export const tagsSchema = z.enum(['IOB2', 'BILOU', 'BIOES'])
export type Tags = z.infer<typeof tagsSchema>

/** What offsets count: doccano takes UTF-16 units, or graphemes where a project says so. */
export const offsetUnitSchema = z.enum(['utf-16', 'code-point', 'grapheme'])
export type OffsetUnit = z.infer<typeof offsetUnitSchema>

/** Whether a file has a place for relations, where its consumer knows both shapes. */
export const relationsSchema = z.enum(['with', 'without'])

/** What becomes of lines that are no part of the article itself: share counters, related links, the headline again. */
export const boilerplateChoiceSchema = z.enum(['leave-out', 'keep'])
export type BoilerplateChoice = z.infer<typeof boilerplateChoiceSchema>

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

/** Which labels go out, and what the files call them. */
export const labelChoiceSchema = z
  .object({
    /** Null: all, also those that are still to come. */
    only: z.array(z.string()).readonly().nullable(),
    /** By label: its name in the files. Two may share one. */
    rename: z.record(z.string(), z.string().trim().min(1).max(200)).readonly(),
  })
  .readonly()
export type LabelChoice = z.infer<typeof labelChoiceSchema>

/** `zip`: one file that holds what would else be a folder. */
export const outputSchema = z.enum(['plain', 'zip'])

export const exportOptionsSchema = z
  .object({
    format: z.string(),
    /** `own`, `gold`, or another annotator's id. */
    layer: z.string().min(1),
    /** A half-marked article trains as O: only finished ones unless asked. */
    statuses: z.enum(['done', 'all']),
    borders: bordersSchema,
    nesting: nestingSchema,
    tags: tagsSchema,
    /** Absent: `utf-16`. */
    offsets: offsetUnitSchema.optional(),
    /** Absent: `with`. */
    relations: relationsSchema.optional(),
    split: splitSchema.nullable(),
    /** Absent: all of them, under their own names. */
    labels: labelChoiceSchema.optional(),
    /** Absent: `plain`. */
    output: outputSchema.optional(),
    /** Tables begin with a byte order mark, and no cell of theirs is a formula. */
    excel: z.boolean().optional(),
    /** Absent: `leave-out`, in formats to train on; others keep all of a text. */
    boilerplate: boilerplateChoiceSchema.optional(),
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
