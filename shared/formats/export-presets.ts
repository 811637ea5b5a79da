import { z } from 'zod'
import type { Corpus } from '../model/corpus.ts'
import { type ExportOptions, exportOptionsSchema } from './export-options.ts'

/** Of a preset, as people call it. */
export const presetNameSchema = z.string().trim().min(1).max(80)

/** Choices of an export under a name, in the corpus: so the next one, on whatever laptop, is made the same way. */
export const exportPresetsSchema = z.record(presetNameSchema, exportOptionsSchema).readonly()
export type ExportPresets = z.infer<typeof exportPresetsSchema>

/** Among the corpus's settings. */
export const presetsSetting = 'exportPresets'

/** Those that make sense to this version, by name; what does not is left where it is. */
export function presetsOf({ settings }: Pick<Corpus, 'settings'>): ExportPresets {
  const stored = z.record(z.string(), z.unknown()).safeParse(settings[presetsSetting])
  if (!stored.success) return {}
  return Object.fromEntries(
    Object.entries(stored.data).flatMap(([name, value]): readonly (readonly [string, ExportOptions])[] => {
      const options = exportOptionsSchema.safeParse(value)
      return options.success ? [[name, options.data]] : []
    }),
  )
}
