import { paintArticle } from '../article/paint-article.ts'
import { appStore, enter, tell } from './app.ts'
import { canLeave, leaving } from './leave.ts'
import { toArticle } from './navigate.ts'
import { request } from './request.ts'

/** Where the next corpus comes from: a folder she chooses, a new one of that name, a recent one by its place in the list. */
export type CorpusChoice = 'choose' | { readonly create: string } | { readonly recent: number }

/** Moves to another corpus. What is open is written first; if it cannot be, she is asked. */
export async function moveTo(choice: CorpusChoice): Promise<void> {
  await leaving(async () => {
    if (await canLeave(() => void leaving(() => moveAway(choice)))) await moveAway(choice)
  })
}

async function moveAway(choice: CorpusChoice): Promise<void> {
  const answer = await ask(choice)
  if (!answer.ok) return tell([answer.error])
  const session = answer.value
  // She closed the folder dialog.
  if (session === null) return
  const { corpus, document, settings } = session
  appStore.getState().article?.close()
  const { theme } = appStore.getState()
  const article =
    corpus === null || document === null
      ? null
      : toArticle(document, corpus, paintArticle(document, corpus, settings, theme))
  enter(session, article)
}

function ask(choice: CorpusChoice) {
  if (choice === 'choose') return request('chooseCorpus', {})
  return 'create' in choice
    ? request('createCorpus', { name: choice.create })
    : request('openRecentCorpus', { at: choice.recent })
}

/** Gives her name to this laptop and the corpus; true once it is written. */
export async function nameAnnotator(name: string): Promise<boolean> {
  const answer = await request('nameAnnotator', { name })
  if (!answer.ok) {
    tell([answer.error])
    return false
  }
  appStore.setState(({ settings }) => ({ corpus: answer.value, settings: { ...settings, annotatorName: name } }))
  return true
}
