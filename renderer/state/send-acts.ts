import type { CommandName } from '../../shared/edit/commit.ts'
import type { DeedOutcome, DocumentAct } from '../../shared/edit/corpus-deed.ts'
import { tell } from './app.ts'
import { besideArticle } from './beside-article.ts'
import { touchesOpen, writeDeed } from './corpus-deeds.ts'
import { inTurn } from './in-turn.ts'
import { refreshArticle } from './navigate.ts'

/** Finished articles that change come back to be looked at again. */
type Options = { readonly review?: boolean }

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
  return inTurn(() => send(name, acts, options))
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
