import type { ErrorCode, ErrorParams } from '../shared/result.ts'
import { errorSentences } from '../shared/strings/errors.ts'
import type { Language } from './names.ts'

/** Stands for a part that only the program knows: a path as it writes it, the name of a file moved aside. */
export const anything = '§'

/** The sentence of an error as it is to be read in the window. */
export function sentence<Code extends ErrorCode>(language: Language, code: Code, params: ErrorParams[Code]): RegExp {
  const exact = errorSentences[language][code](params)
  return new RegExp(exact.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(anything, '.+'))
}
