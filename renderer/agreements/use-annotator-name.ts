import { useCallback } from 'react'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

/** Whose layer it is, as people say it. */
export function useAnnotatorName(): (annotator: string) => string {
  const t = useText()
  const annotators = useApp(state => state.corpus?.annotators)
  return useCallback(
    id => (id === goldAnnotator ? t('ledger.gold') : (annotators?.find(each => each.id === id)?.name ?? id)),
    [t, annotators],
  )
}
