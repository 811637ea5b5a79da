import type { OpenDocument } from '../../shared/api.ts'
import type { Commit } from '../../shared/edit/commit.ts'
import type { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { Records } from '../../shared/edit/records-diff.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Span, Status } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { AppError } from '../../shared/result.ts'

/** The cursor, in logical order; equal ends: no range. UTF-16 offsets. The word cursor spans a whole word. */
export type Cursor = { readonly anchor: number; readonly focus: number }

/** What the screen says about the disk. `saved` only once every commit is durable. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving'; readonly pending: number }
  | { readonly state: 'unsaved'; readonly pending: number; readonly error: AppError }

/** Said at each move and act, for the live region: composed by `announce.ts`. */
export type Announcement = { readonly text: string; readonly count: number }

/**
 * One open article. `records` and `index` change in place, so that one more mark costs the same in 4 kB and 1 MB;
 * `version` counts those changes, and whoever shows records reads it.
 */
export type ArticleState = {
  readonly document: OpenDocument
  readonly scheme: Scheme
  readonly records: Records
  readonly index: MentionIndex
  readonly version: number
  /** Gold mentions, to look at; null while hidden. */
  readonly gold: MentionIndex | null
  readonly status: Status
  /** Word under the cursor where nothing is selected. */
  readonly cursor: Cursor
  /** What a label key would mark: fragments in text order; null: the word under the cursor. */
  readonly selection: readonly Span[] | null
  /** The mention that is selected. */
  readonly selected: RecordId | null
  readonly hovered: RecordId | null
  /** Which edge U and I move. */
  readonly edge: 'start' | 'end'
  readonly undo: readonly Commit[]
  readonly redo: readonly Commit[]
  readonly save: SaveState
  /** What a panel asks the article to show: the note field, the help. */
  readonly panel: 'note' | 'help' | null
}

/** Everything a key, a click or a menu can do in the article. Each is one entry of the keymap (`keymap.ts`). */
export type ArticleCommand =
  | { readonly do: 'label'; readonly label: string }
  | { readonly do: 'move'; readonly by: 'word' | 'line' | 'sentence'; readonly onward: boolean; readonly extend: boolean }
  | { readonly do: 'edge'; readonly onward: boolean }
  | { readonly do: 'otherEdge' }
  | { readonly do: 'fragment' }
  | { readonly do: 'clitic'; readonly side: 'start' | 'end' }
  | { readonly do: 'nested'; readonly largestFirst: boolean }
  | { readonly do: 'stop'; readonly onward: boolean }
  | { readonly do: 'remove' }
  | { readonly do: 'note' }
  | { readonly do: 'writeNote'; readonly note: string }
  | { readonly do: 'normal'; readonly normal: string }
  | { readonly do: 'doubt' }
  | { readonly do: 'status'; readonly status: Status }
  | { readonly do: 'doneAndNext' }
  | { readonly do: 'article'; readonly onward: boolean }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'escape' }
  | { readonly do: 'help' }
  | { readonly do: 'select'; readonly id: RecordId | null }
  | { readonly do: 'selectText'; readonly spans: readonly Span[] }
  | { readonly do: 'hover'; readonly id: RecordId | null }
  | { readonly do: 'retrySave' }
