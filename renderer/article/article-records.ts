import type { OpenDocument } from '../../shared/api.ts'
import { historyOf } from '../../shared/edit/history.ts'
import type { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { Records, RecordsDiff } from '../../shared/edit/records-diff.ts'
import { statusOf } from '../../shared/edit/set-status.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Entity } from '../../shared/model/records.ts'
import { ownStart } from '../../shared/text/in-boilerplate.ts'
import type { ArticleState } from './article-state.ts'
import { caretAt } from './caret.ts'

export const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'

/** What the sheet holds besides mentions. */
export const othersIn = (records: Records): readonly Annotation[] =>
  [...records.values()].filter(record => !isEntity(record))

/** Whether an edit touches mentions alone. */
export const isOfMentions = ({ added, updated, removed }: RecordsDiff): boolean =>
  [added, removed, updated.map(([from]) => from)].every(records => records.every(isEntity))

/** An article as it opens: her own layer, the cursor where the article's own words begin, nothing asked. */
export const firstState = (
  document: OpenDocument,
  scheme: ArticleState['scheme'],
  own: Records,
  index: MentionIndex,
): ArticleState => ({
  ...caretAt(document.text, ownStart(document.text, document.metadata.boilerplate)),
  document,
  scheme,
  layer: 'own',
  records: own,
  index,
  version: 0,
  status: statusOf(own),
  others: othersIn(own),
  hovered: null,
  preview: null,
  ...historyOf(document.history),
  save: { state: 'saved' },
  revision: document.revision,
  announcement: null,
  panel: null,
  asksCategory: null,
  searchCalls: 0,
  question: null,
  finding: null,
  alone: null,
  adding: null,
  relating: null,
  frame: null,
  leaping: false,
})

/** A mention that is no longer there is neither selected, nor under the pointer, nor just made. */
export function forgetGone(
  state: ArticleState,
  records: ReadonlyMap<RecordId, Annotation>,
): Pick<ArticleState, 'selected' | 'fresh' | 'hovered' | 'frame'> {
  const there = (id: RecordId | null): RecordId | null => (id !== null && records.has(id) ? id : null)
  return {
    selected: there(state.selected),
    fresh: there(state.fresh),
    hovered: there(state.hovered),
    frame: there(state.frame?.id ?? null) && state.frame,
  }
}
