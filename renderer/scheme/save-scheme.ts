import type { Part } from '../../shared/edit/check-scheme.ts'
import type { SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { appStore } from '../state/app.ts'
import { sendSchemeChange } from '../state/send-scheme-change.ts'
import { t } from '../strings/text.ts'
import { schemeStore } from './scheme-session.ts'

/** Makes edits of the scheme one change of the corpus, records and all. True once it is durable; where it is not, she is told why. */
export async function takeOver(edits: readonly SchemeEdit[]): Promise<boolean> {
  const { corpus } = appStore.getState()
  const change = corpus && applySchemeEdits(corpus.scheme, edits)
  if (!change?.ok || schemeStore.getState().isBusy) return false
  schemeStore.setState({ isBusy: true })
  try {
    if ((await sendSchemeChange(change.value)) === null) return false
    // What has been taken over is no draft any more; what she has written meanwhile stays.
    const drafts = new Map([...schemeStore.getState().drafts].filter(([, draft]) => !edits.includes(draft)))
    schemeStore.setState({ drafts, chosen: followed(edits), said: t('scheme.pending.done') })
    return true
  } finally {
    schemeStore.setState({ isBusy: false })
  }
}

/** An entry that was added, or got another code, stays the one she looks at. */
function followed(edits: readonly SchemeEdit[]): ReturnType<typeof schemeStore.getState>['chosen'] {
  const { chosen } = schemeStore.getState()
  const moved = edits.flatMap((edit): readonly (readonly [Part, string])[] => {
    if (edit.do === 'add' && chosen[edit.part] === null) return [[edit.part, edit.entry.id]]
    return edit.do === 'change' && chosen[edit.part] === edit.id ? [[edit.part, edit.to.id]] : []
  })
  return { ...chosen, ...Object.fromEntries(moved) }
}
