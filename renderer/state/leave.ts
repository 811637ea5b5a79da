import { appStore, type Parting } from './app.ts'

/**
 * Ends what she is in the middle of: a field that is being written keeps its words when it loses the focus, and what leads away from a question
 * says no to it, as any other deed does, so that the mark it was asked of is made.
 */
export function endWriting(): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement) activeElement.blur()
  appStore.getState().article?.run({ do: 'answer', answer: 'no' })
}

/**
 * Does what leads away from the open article, which takes no edits meanwhile: a mark made now was meant for the next article, and it
 * would take the number in the journal that the next one counts from.
 */
export async function leaving(deed: () => Promise<void>): Promise<void> {
  endWriting()
  const release = appStore.getState().article?.hold()
  try {
    await deed()
  } finally {
    release?.()
  }
}

/** Writes what is open. False: it could not be written, and she is asked; `proceed` follows if she lets it go. */
export async function canLeave(proceed: () => void, to: Parting['to'] = 'leave'): Promise<boolean> {
  const { article } = appStore.getState()
  if (article === null || (await article.flush())) return true
  appStore.setState({ parting: { to, proceed } })
  return false
}

/** Lets the window close once everything is on disk, a note in the writing too, or once she says so. */
export async function closeWindow(): Promise<void> {
  endWriting()
  const close = () => window.hashiya.readyToClose()
  if (await canLeave(close, 'close')) close()
}

/** Once more to the disk; where it works now, what she was about to do goes on. */
export async function retryParting(): Promise<void> {
  const { article } = appStore.getState()
  article?.run({ do: 'retrySave' })
  if (article === null || (await article.flush())) letGo()
}

/** Goes on without what is unsaved. */
export function letGo(): void {
  const { parting } = appStore.getState()
  appStore.setState({ parting: null })
  parting?.proceed()
}

export function stay(): void {
  appStore.setState({ parting: null })
}
