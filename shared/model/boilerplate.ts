import { z } from 'zod'
import type { OffsetMap } from '../text/offsets.ts'

/** Why a stretch of a text is not the article's own: the headline once more, what a page asks its readers to do, what else it offers. */
export const boilerplateReasons = ['repetition', 'share', 'related', 'navigation', 'byline', 'page'] as const
export type BoilerplateReason = (typeof boilerplateReasons)[number]

/**
 * A stretch of a text that is kept but not the article's own. UTF-16 offsets in memory, code points in files, end exclusive. Lists are in text order, no two
 * stretches share a character.
 */
export const boilerplateSchema = z
  .object({ start: z.int().nonnegative(), end: z.int().nonnegative(), why: z.enum(boilerplateReasons) })
  .readonly()
export type Boilerplate = z.infer<typeof boilerplateSchema>

export const toStoredBoilerplate = (boilerplate: readonly Boilerplate[], offsets: OffsetMap): readonly Boilerplate[] =>
  boilerplate.map(({ start, end, why }) => ({ start: offsets.toCodePoint(start), end: offsets.toCodePoint(end), why }))

/** What a file says, of a text of `length` UTF-16 units: stretches that are empty, outside the text or begin within another are left out, and counted. */
export function fromStoredBoilerplate(
  stored: readonly unknown[],
  length: number,
  offsets: OffsetMap,
): { readonly boilerplate: readonly Boilerplate[]; readonly leftOut: number } {
  const inText = offsets.toCodePoint(length)
  const fitting = stored.flatMap(candidate => {
    const parsed = boilerplateSchema.safeParse(candidate)
    return parsed.success && parsed.data.start < parsed.data.end && parsed.data.end <= inText ? [parsed.data] : []
  })
  const boilerplate: Boilerplate[] = []
  for (const { start, end, why } of fitting.toSorted((a, b) => a.start - b.start)) {
    const at = offsets.toUtf16(start)
    if (at >= (boilerplate.at(-1)?.end ?? 0)) boilerplate.push({ start: at, end: offsets.toUtf16(end), why })
  }
  return { boilerplate, leftOut: stored.length - boilerplate.length }
}
