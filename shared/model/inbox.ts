import type { WordsInContext } from '../text/words-in-context.ts'
import type { Metadata } from './document.ts'
import type { DocumentId, RecordId } from './ids.ts'
import type { Span } from './records.ts'

/** Why something waits to be looked at: marked elsewhere but not here; other labels for the same form; a frame that breaks the scheme; a border few would draw. */
export const inboxKinds = ['unmarked', 'labels', 'frame', 'border'] as const
export type InboxKind = (typeof inboxKinds)[number]

/** Items of one kind that are told at most: whoever has more begins with these. */
export const inboxLimit = 5000

/** What one key does about an item; an item without is mended where it stands. Spans are UTF-16. */
export type InboxFix =
  | { readonly do: 'mark'; readonly label: string; readonly span: Span; readonly normal?: string }
  | { readonly do: 'relabel'; readonly label: string }
  | { readonly do: 'move'; readonly span: Span }

export type InboxItem = {
  /** Of this item among all: its article, its subject, and its record, since two marks may stand on the same words. */
  readonly id: string
  readonly kind: InboxKind
  readonly document: DocumentId
  /** First line of the article. */
  readonly title: string
  readonly direction: Metadata['direction']
  readonly language: string
  /** The mention or agreement; null where there is none yet. */
  readonly record: RecordId | null
  /** The words it is about, UTF-16. */
  readonly span: Span
  readonly context: WordsInContext
  /** What a border or a frame has wrong; empty for the other kinds. `what` as `Finding` has it. */
  readonly code: string
  readonly what: string
  /** The label the words carry; of what is not marked yet, the one they carry elsewhere. */
  readonly label: string | null
  /** Marks of the form elsewhere, under the label that most of them carry. */
  readonly elsewhere: { readonly label: string; readonly count: number } | null
  readonly fix: InboxFix | null
  /** What "fine as it is" is remembered by: places in code points. */
  readonly subject: string
}
