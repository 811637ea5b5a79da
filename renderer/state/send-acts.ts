import type { CommandName } from '../../shared/edit/commit.ts'
import type { DeedOutcome, DocumentAct } from '../../shared/edit/corpus-deed.ts'
import { appStore, tell } from './app.ts'
import { touchesOpen, writeDeed } from './corpus-deeds.ts'
import { refreshArticle } from './navigate.ts'

/** Finished articles that change come back to be looked at again. */
type Options = { readonly review?: boolean }

let before: Promise<unknown> = Promise.resolve()

/**
 * Does acts in whatever articles as one deed: one line of the journal, one undo from anywhere. Answers when all of it is durable, after the
 * deeds sent before it; null where nothing was written, and she is told why. The open article is written first and taken in anew where it
 * changed.
 */
export function sendActs(
  name: CommandName,
  acts: readonly DocumentAct[],
  options: Options = {},
): Promise<DeedOutcome | null> {
  const sent = before.then(() => send(name, acts, options))
  before = sent.catch(() => {})
  return sent
}

async function send(name: CommandName, acts: readonly DocumentAct[], { review }: Options): Promise<DeedOutcome | null> {
  if (acts.length === 0) return null
  const outcome = await besideArticle(async () => {
    const answer = await writeDeed({
      sequence: null,
      name,
      at: new Date().toISOString(),
      open: null,
      acts,
      ...(review ? { review } : {}),
    })
    if (answer.ok) return answer.value
    tell([answer.error])
    return null
  })
  if (outcome && touchesOpen(outcome)) await refreshArticle()
  return outcome
}

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
function nothingOpening(): Promise<void> {
  return new Promise(resolve => {
    if (appStore.getState().opening === null) return resolve()
    const stop = appStore.subscribe(({ opening }) => {
      if (opening !== null) return
      stop()
      resolve()
    })
  })
}
