import { checkScheme } from '../../shared/edit/check-scheme.ts'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { t } from '../strings/text.ts'
import { schemeStore } from './scheme-session.ts'

/** Reads a scheme from a file she chooses and shows what it would change. A broken file is told of; nothing is changed. */
export async function importScheme(): Promise<void> {
  const answer = await request('chooseScheme', {})
  if (!answer.ok) return tell([answer.error])
  if (answer.value === null) return
  const { scheme } = answer.value
  schemeStore.setState({ question: { ask: 'import', scheme, problems: checkScheme(scheme) } })
}

/** Writes the corpus's scheme where she chooses. */
export async function exportScheme(): Promise<void> {
  const answer = await request('exportScheme', {})
  if (!answer.ok) return tell([answer.error])
  if (answer.value !== null) schemeStore.setState({ said: t('scheme.export.done', { file: answer.value.file }) })
}
