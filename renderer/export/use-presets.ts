import { useEffect, useState } from 'react'
import type { ExportPresets } from '../../shared/formats/export-presets.ts'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'

/** The corpus's presets, and how all of them are put. Answers whether they are kept. */
export function usePresets(): readonly [ExportPresets, (presets: ExportPresets) => Promise<boolean>] {
  const [presets, setPresets] = useState<ExportPresets>({})
  useEffect(() => {
    let isShown = true
    void request('readPresets', {}).then(answer => {
      if (!isShown) return
      if (answer.ok) setPresets(answer.value)
      else tell([answer.error])
    })
    return () => {
      isShown = false
    }
  }, [])
  const put = async (next: ExportPresets): Promise<boolean> => {
    const answer = await request('writePresets', { presets: next })
    if (answer.ok) setPresets(answer.value)
    else tell([answer.error])
    return answer.ok
  }
  return [presets, put]
}
