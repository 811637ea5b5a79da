import type { StoreApi } from 'zustand/vanilla'
import type { IsAttested } from '../../shared/text/attested-forms.ts'
import { cutMade } from '../../shared/text/clitics.ts'
import type { ArticleState } from './article-state.ts'
import { normalsToAsk, type Recall } from './cut-memory.ts'
import type { KeyRow } from './keymap.ts'
import { strokeIn } from './stroke.ts'

/** What للـ hides in the mark just made is asked once; going on without an answer leaves it at the proposal, and is not asked again. */
export type NormalAsking = {
  /** The forms to choose from, the proposed one first; empty where nothing is asked. */
  readonly forms: () => readonly string[]
  readonly stop: () => void
}

export function createNormalAsking(
  store: StoreApi<ArticleState>,
  recall: Recall,
  isAttested: IsAttested,
): NormalAsking {
  /** Label and form of what she went on from, in this article. */
  const passed = new Set<string>()

  function asked(state: ArticleState): { readonly key: string; readonly forms: readonly string[] } | null {
    const mention = state.fresh === null || state.layer === 'gold' ? undefined : state.index.get(state.fresh)
    const [span, second] = mention?.spans ?? []
    if (!mention || !span || second) return null
    const { text } = state.document
    const forms = normalsToAsk(text, span, mention.label, recall, isAttested)
    const made = forms.length === 0 ? undefined : cutMade(text, span, isAttested)
    return made === undefined ? null : { key: `${mention.label} ${made.form}`, forms }
  }

  const stop = store.subscribe((state, before) => {
    if (before.fresh === null || state.fresh === before.fresh) return
    // Undone, it was not gone on from.
    const left = state.index.get(before.fresh) ? asked({ ...state, fresh: before.fresh }) : null
    if (left) passed.add(left.key)
  })
  return {
    forms: () => {
      const question = asked(store.getState())
      return question === null || passed.has(question.key) ? [] : question.forms
    },
    stop,
  }
}

/** While it is asked, the keys of yes take the proposed form, with Shift the next; all others go on. */
export function normalRows(keymap: readonly KeyRow[], forms: readonly string[]): readonly KeyRow[] {
  const [proposed, other] = forms
  const yes = keymap.filter(({ id }) => id === 'accept')
  const taking = (normal: string | undefined, more: { readonly shift?: true }): readonly KeyRow[] =>
    normal === undefined
      ? []
      : yes.map(row => ({ ...row, ...strokeIn(row), ...more, command: { do: 'normal', normal } }))
  return [...taking(proposed, {}), ...taking(other, { shift: true })]
}
