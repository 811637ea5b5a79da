import { useMemo } from 'react'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { useApp } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { fromRemembered } from './remembered-options.ts'

/** `labels: undefined`: all of them again. */
export type OptionsPatch = { readonly [Key in keyof ExportOptions]?: ExportOptions[Key] | undefined }

/** `layer`: null as long as she has chosen none in this corpus. */
export type ChosenOptions = { readonly options: ExportOptions; readonly layer: string | null }

/** Options of the export, kept from one time to the next; whose layer goes out is kept by corpus. */
export function useExportOptions(): readonly [ChosenOptions, (patch: OptionsPatch) => void] {
  const remembered = useApp(state => state.settings.exportOptions)
  const layers = useApp(state => state.settings.exportLayers)
  const corpus = useApp(state => state.corpus?.path) ?? ''
  const layer = layers[corpus] ?? null
  const options = useMemo(() => fromRemembered(remembered, layer), [remembered, layer])
  const change = ({ layer: chosen, ...patch }: OptionsPatch): void => {
    const { layer: _ofAllCorpora, ...others } = options
    const exportLayers = chosen === undefined ? {} : { exportLayers: { ...layers, [corpus]: chosen } }
    void remember({ exportOptions: { ...others, ...patch }, ...exportLayers })
  }
  return [{ options, layer }, change]
}
