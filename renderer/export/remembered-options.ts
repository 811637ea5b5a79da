import { defaultExportOptions, type ExportOptions, exportOptionsSchema } from '../../shared/formats/export-options.ts'
import type { Settings } from '../../shared/model/settings.ts'

/** What she chose last where it still makes sense, else as it is at first; `layer`: the one chosen in this corpus. */
export function fromRemembered(remembered: Settings['exportOptions'], layer: string | null): ExportOptions {
  const whole = exportOptionsSchema.safeParse({ ...defaultExportOptions, ...remembered })
  return { ...(whole.success ? whole.data : defaultExportOptions), layer: layer ?? defaultExportOptions.layer }
}
