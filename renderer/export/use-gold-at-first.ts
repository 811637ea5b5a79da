import { useEffect, useMemo, useState } from 'react'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { findFormat } from '../../shared/formats/registry.ts'
import { request } from '../state/request.ts'
import type { ChosenOptions } from './use-export-options.ts'
import type { Preview } from './use-preview.ts'

/**
 * The options with gold for the layer where she has chosen none in this corpus, hers would give nothing and gold would: that is what can be exported. `look`: what
 * an export of the options now comes to; null while nobody knows.
 */
export function useGoldAtFirst({ options, layer }: ChosenOptions, look: (options: ExportOptions) => Preview | null) {
  const [isGold, setGold] = useState(false)
  const isOpen = layer === null
  const effective = useMemo(
    () => (isOpen && isGold ? { ...options, layer: 'gold' } : options),
    [options, isOpen, isGold],
  )
  const preview = look(effective)
  const format = findFormat(options.format)
  const isLost =
    isOpen &&
    effective.layer === 'own' &&
    format.ok &&
    format.value.layers === 'chosen' &&
    preview?.options === effective &&
    isEmpty(preview)
  useEffect(() => {
    if (!isLost) return
    let isWanted = true
    void request('previewExport', { ...options, layer: 'gold' }).then(answer => {
      if (isWanted && answer.ok && answer.value.documents > 0) setGold(true)
    })
    return () => {
      isWanted = false
    }
  }, [isLost, options])
  return { options: effective, preview, isGoldAtFirst: isOpen && isGold }
}

/** Whether nothing would go out. */
export const isEmpty = ({ answer }: Preview): boolean =>
  answer.ok ? answer.value.documents === 0 : answer.error.code === 'export/empty'
