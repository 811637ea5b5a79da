import { useEffect, useState } from 'react'
import type { Answer } from '../../shared/api.ts'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { request } from '../state/request.ts'

/** The last preview that was answered, with the options it shows. */
export type Preview = { readonly options: ExportOptions; readonly answer: Answer<'previewExport'> }

/**
 * Follows the options. One question is under way at a time: what was chosen meanwhile is asked when it is answered, so that quick
 * choices never queue up.
 */
export function usePreview(options: ExportOptions): Preview | null {
  const [asker] = useState(createAsker)
  const [preview, setPreview] = useState<Preview | null>(null)
  useEffect(() => asker.listen(setPreview), [asker])
  useEffect(() => asker.ask(options), [asker, options])
  return preview
}

type Asker = {
  readonly listen: (listener: (preview: Preview) => void) => () => void
  readonly ask: (options: ExportOptions) => void
}

function createAsker(): Asker {
  const listeners = new Set<(preview: Preview) => void>()
  let wanted: ExportOptions | null = null
  let asking = false
  async function answerAll(): Promise<void> {
    asking = true
    while (wanted) {
      const options: ExportOptions = wanted
      wanted = null
      const answer = await request('previewExport', options)
      for (const listener of listeners) listener({ options, answer })
    }
    asking = false
  }
  return {
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: options => {
      wanted = options
      if (!asking) void answerAll()
    },
  }
}
