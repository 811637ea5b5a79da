import type { AppError } from '../../shared/result.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { useApp } from '../state/app.ts'

/** The sentence of an expected failure: what happened and what to do, in the interface's language. */
export function useErrorText(): (error: AppError) => string {
  const language = useApp(state => state.settings.language)
  return error => sentenceOf(error, language)
}
