import { useEffect } from 'react'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { useApp } from '../state/app.ts'
import type { OptionsPatch } from './use-export-options.ts'

/**
 * Where she has never chosen whose layer goes out and hers would give nothing, gold is what can be exported: it is chosen for her. `documents`: how many articles
 * would go out now; null while nobody knows.
 */
export function useGoldAtFirst(
  options: ExportOptions,
  documents: number | null,
  change: (patch: OptionsPatch) => void,
): void {
  const hasChosen = useApp(state => state.settings.exportOptions.layer !== undefined)
  const hasGold = useApp(state => state.corpus?.annotators.some(({ id }) => id === goldAnnotator) ?? false)
  const isLost = !hasChosen && hasGold && options.layer === 'own' && documents === 0
  useEffect(() => {
    if (isLost) change({ layer: 'gold' })
  }, [isLost, change])
}
