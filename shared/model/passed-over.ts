import { z } from 'zod'

/**
 * Why a file in what was chosen is not read. `unknown`: no format reads it. `exported`: made of articles by an export, it holds none itself. `other-format`: of another
 * format than was asked for. `zip-within`: a zip inside a zip. `link`: a link or no plain file.
 */
export const passedOverReasonSchema = z.enum(['unknown', 'exported', 'other-format', 'zip-within', 'link'])
export type PassedOverReason = z.infer<typeof passedOverReasonSchema>

/** A file that was met and is not read. `name`: path from what was chosen, with `/`. */
export type PassedOver = { readonly name: string; readonly why: PassedOverReason }

/** The files of one reason: the first of them, and how many there are. */
export const passedOverGroupSchema = z
  .object({ why: passedOverReasonSchema, count: z.number().int().positive(), names: z.array(z.string()).readonly() })
  .readonly()
export type PassedOverGroup = z.infer<typeof passedOverGroupSchema>

const namedAtMost = 200

export const groupPassedOver = (all: readonly PassedOver[]): readonly PassedOverGroup[] =>
  passedOverReasonSchema.options.flatMap(why => {
    const names = all.filter(one => one.why === why).map(({ name }) => name)
    return names.length === 0 ? [] : [{ why, count: names.length, names: names.slice(0, namedAtMost) }]
  })
