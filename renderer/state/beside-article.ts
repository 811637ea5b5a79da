import { appStore, tell } from './app.ts'
import { until } from './until.ts'

/**
 * Does what takes a number in the journal from outside the open article: what is open is on disk before, takes no edits meanwhile, and counts on
 * from that number. Null, and told, where the article cannot be written.
 */
export async function besideArticle<Outcome extends { readonly sequence: number }>(
  deed: () => Promise<Outcome | null>,
): Promise<Outcome | null> {
  await nothingOpening()
  const { article } = appStore.getState()
  if (article === null) return counted(deed)
  // A question under the text is answered no, as by any other deed.
  article.run({ do: 'answer', answer: 'no' })
  const release = article.hold()
  try {
    if (!(await article.flush())) {
      const { save } = article.store.getState()
      if (save.state === 'unsaved') tell([save.error])
      return null
    }
    return await counted(deed)
  } finally {
    release()
  }
}

/** Whichever article is open once the deed is done, or was on its way meanwhile, counts on from it. */
async function counted<Outcome extends { readonly sequence: number }>(
  deed: () => Promise<Outcome | null>,
): Promise<Outcome | null> {
  const outcome = await deed()
  if (outcome === null) return null
  const countOn = (): void => appStore.getState().article?.countOn(outcome.sequence)
  countOn()
  if (appStore.getState().opening !== null) void nothingOpening().then(countOn)
  return outcome
}

/** An article that is on its way would count from the number this deed takes. */
const nothingOpening = (): Promise<void> => until(appStore, ({ opening }) => opening === null)
