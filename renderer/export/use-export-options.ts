import { useMemo } from 'react'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { useApp } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { fromRemembered } from './remembered-options.ts'

/** `labels: undefined`: all of them again. */
export type OptionsPatch = { readonly [Key in keyof ExportOptions]?: ExportOptions[Key] | undefined }

/** Options of the export, kept from one time to the next. */
export function useExportOptions(): readonly [ExportOptions, (patch: OptionsPatch) => void] {
  const remembered = useApp(state => state.settings.exportOptions)
  const options = useMemo(() => fromRemembered(remembered), [remembered])
  return [options, patch => void remember({ exportOptions: { ...options, ...patch } })]
}
