import type { DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import type { SchemeChange } from '../../shared/edit/scheme-edit.ts'
import { appStore, tell } from './app.ts'
import { besideArticle } from './beside-article.ts'
import { takeScheme, writing } from './corpus-deeds.ts'
import { request } from './request.ts'

/** Finished articles in which marks change come back to be looked at again. */
type Options = { readonly review?: boolean }

/**
 * Puts another scheme in force and moves all her records to it, as one deed with one undo. Answers when it is durable and every screen has the new
 * scheme; null where nothing was written, and she is told why. `change`: made of the scheme as the window has it.
 */
export async function sendSchemeChange(
  { scheme, mapping }: SchemeChange,
  { review = false }: Options = {},
): Promise<DeedOutcome | null> {
  const { corpus } = appStore.getState()
  if (corpus === null) return null
  const step = { from: corpus.scheme.revision, scheme, mapping, at: new Date().toISOString(), review }
  const outcome = await besideArticle(async () => {
    const answer = await writing(() => request('saveSchemeChange', step))
    if (answer.ok) return answer.value
    tell([answer.error])
    return null
  })
  if (outcome) await takeScheme()
  return outcome
}
