import type { OpenDocument } from '../../shared/api.ts'
import { type FoldedText, foldInSteps } from '../../shared/text/folding.ts'

/** UTF-16 units folded at a time: about a millisecond. */
const step = 50_000

type Folding = ReturnType<typeof foldInSteps>
const begun = new WeakMap<OpenDocument, Folding>()
const folded = new WeakMap<OpenDocument, FoldedText>()

function goOn(document: OpenDocument): FoldedText | null {
  const folding = begun.get(document) ?? foldInSteps(document.text, step)
  begun.set(document, folding)
  const at = folding.next()
  if (!at.done) return null
  folded.set(document, at.value)
  begun.delete(document)
  return at.value
}

/** The document's text made ready for search, once a document: at once what is left to do of it. */
export function foldedOf(document: OpenDocument): FoldedText {
  let text = folded.get(document) ?? null
  while (text === null) text = goOn(document)
  return text
}

/** Makes it ready in idle time, step by step, then calls `done`, idle as well. Returns what gives up waiting. */
export function foldWhenIdle(document: OpenDocument, done: (text: FoldedText) => void): () => void {
  let waiting = requestIdleCallback(work)
  function work(idle: IdleDeadline): void {
    let text = folded.get(document) ?? goOn(document)
    while (text === null && idle.timeRemaining() > 2) text = goOn(document)
    if (text === null) waiting = requestIdleCallback(work)
    else done(text)
  }
  return () => cancelIdleCallback(waiting)
}
