import type { OpenDocument } from '../../shared/api.ts'
import type { CommandName, Commit } from '../../shared/edit/commit.ts'
import type { Refusal } from '../../shared/edit/edit-context.ts'
import type { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { Records } from '../../shared/edit/records-diff.ts'
import type { BoilerplateReason } from '../../shared/model/boilerplate.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Span, Status } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { AppError } from '../../shared/result.ts'
import type { Hit, Sought } from '../../shared/text/find-everywhere.ts'
import type { AttributeSaid } from './attributes/attribute-words.ts'
import type { FrameSaid, FrameState } from './frame/frame-state.ts'

/**
 * Where she works, in UTF-16 offsets and logical order: our own cursor, by word; the browser's selection is only the pointer's input.
 * `anchor` and `focus` are starts of words; where they differ, `selection` holds what lies between.
 */
export type Cursor = { readonly anchor: number; readonly focus: number }

export type Edge = 'start' | 'end'

export type Caret = {
  readonly cursor: Cursor
  /** What a label key would mark; null: the word under the cursor. */
  readonly selection: Span | null
  /** The edges were set by letter, clitic or pin: a label key takes them as they are. */
  readonly exact: boolean
  /** The mention that is selected. */
  readonly selected: RecordId | null
  /** The mention just made: until the cursor moves, cuts, note, doubt and delete mean it. */
  readonly fresh: RecordId | null
  /** Which edge is moved by letter, or by word where a mention is selected. */
  readonly edge: Edge
  /** Whose edge, by position, in a mention of several parts; null: the outermost. */
  readonly part: number | null
}

/** A mention, or words not yet marked (`of` null), waiting for a further part. */
export type Adding = { readonly of: RecordId | null; readonly spans: readonly Span[] }

/** A mention on its way to be related to another; `to` is known once only its type is to be chosen. */
export type Relating = { readonly from: RecordId; readonly to: RecordId | null }

/** What the screen says about the disk. `saved` only once every commit is durable. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving'; readonly pending: number }
  | { readonly state: 'unsaved'; readonly pending: number; readonly error: AppError }

/** What the keys of a question say; with Shift they settle it for good. */
export type Answer = 'yes' | 'no' | 'always' | 'never'

/** Something asked, as the status line names it. */
export type Asked = {
  readonly asks: 'absorb'
  readonly surface: string
  readonly label: string
  /** Shorter marks of the label inside. */
  readonly shorter: number
}

/**
 * Stands in the status line until it is answered: Space or Enter yes, B no, Escape withdraws it (null). Whatever else is done meanwhile
 * says no first.
 */
export type Question = { readonly asked: Asked; readonly answer: (answer: Answer | null) => void }

/** The places where a mention's words stand elsewhere, while she goes through them. What she took and refused is read from the records. */
export type Finding = {
  readonly sought: Sought
  /** The words, as the panel names them. */
  readonly words: string
  readonly hits: readonly Hit[]
  /** Position of the hit at hand. */
  readonly at: number
  /** Hits she said no to, this time. */
  readonly passed: ReadonlySet<Hit>
  /** Where she was, and returns to. */
  readonly origin: Caret
}

/** What a key says of the hit at hand: this one, all, not this one, never this one; or the next one, the one before. */
export type HitAct = 'next' | 'previous' | 'take' | 'takeAll' | 'pass' | 'never'

/** How a hit stands: undecided, marked, passed over this time, refused for good. */
export type HitState = 'open' | 'taken' | 'passed' | 'never'

/** What happened, for the status line and the live region, which put it in words. `count` tells two alike apart. */
export type Announcement = { readonly count: number } & (
  | {
      readonly said: 'at'
      readonly words: string
      readonly mentions: readonly RecordId[]
      /** Why these words are not the article's own. */
      readonly beside?: BoilerplateReason | undefined
    }
  | { readonly said: 'selected'; readonly words: string }
  | { readonly said: 'leaping' }
  | { readonly said: 'adding'; readonly surface: string; readonly label: string | null }
  | { readonly said: 'part'; readonly surface: string; readonly at: number; readonly of: number }
  | { readonly said: 'asked'; readonly asked: Asked }
  | {
      readonly said: 'mention'
      readonly surface: string
      readonly label: string
      /** Labels of the mentions it lies in, the nearest first. */
      readonly inside: readonly string[]
      /** Labels of the others that meet it. */
      readonly among: readonly string[]
    }
  | { readonly said: 'marked'; readonly surface: string; readonly label: string }
  | { readonly said: 'relabelled'; readonly surface: string; readonly label: string }
  | {
      readonly said: 'removed'
      readonly surface: string
      readonly label: string
      /** Roles of agreements that it filled. */
      readonly leaves: readonly string[]
    }
  | { readonly said: 'frame'; readonly frame: FrameSaid }
  | { readonly said: 'doubt'; readonly surface: string; readonly doubt: boolean }
  | ({ readonly said: 'attribute' } & AttributeSaid)
  | { readonly said: 'relating'; readonly surface: string; readonly choosing: boolean }
  | { readonly said: 'related' | 'unrelated'; readonly from: string; readonly type: string; readonly to: string }
  | { readonly said: 'labelled'; readonly category: string; readonly value: string; readonly holds: boolean }
  | { readonly said: 'published'; readonly day: string | null }
  | { readonly said: 'reading'; readonly on: boolean }
  | { readonly said: 'status'; readonly status: Status }
  | {
      readonly said: 'hit'
      /** Those around it as well. */
      readonly words: string
      /** From 1. */
      readonly at: number
      readonly of: number
      readonly stands: HitState
    }
  | {
      readonly said: 'found'
      readonly words: string
      readonly label: string
      readonly taken: number
      readonly refused: number
    }
  | { readonly said: 'undone' | 'redone'; readonly name: CommandName; readonly skipped: number }
  | {
      readonly said: 'undoneEverywhere' | 'redoneEverywhere'
      readonly name: CommandName
      /** Articles in which something changed. */
      readonly documents: number
      readonly skipped: number
    }
  | {
      readonly said: 'refused'
      readonly why:
        | Refusal
        | 'nothing-to-undo'
        | 'nothing-to-redo'
        | 'no-mention'
        | 'read-only'
        | 'leaving'
        | 'last-article'
        | 'corpus-read-only'
        | 'no-such-word'
        | 'reading'
        | 'no-other-place'
        | 'one-part'
        | 'no-suggestions'
        | 'no-relation-types'
        | 'no-other-mention'
        | 'no-frame'
        | 'one-frame'
        | 'no-agreement-type'
        | 'no-role'
        | 'no-filler'
        | 'no-person'
    }
)

/** What is shown while the button is held, and nothing is done yet. */
export type Preview = { readonly spans: readonly Span[]; readonly mention: RecordId | null }

/** Which records are on the sheet: hers, or gold to look at. */
export type ShownLayer = 'own' | 'gold'

/**
 * One open article. `records` and `index` change in place, so that one more mark costs the same in 4 kB and 1 MB;
 * `version` counts those changes, and whoever shows records reads it.
 */
export type ArticleState = Caret & {
  readonly document: OpenDocument
  readonly scheme: Scheme
  readonly layer: ShownLayer
  /** Records of the layer shown. */
  readonly records: Records
  readonly index: MentionIndex
  readonly version: number
  readonly status: Status
  /** Those of the records that are no mentions; another list only where one of them has changed, so that marks cost nothing here. */
  readonly others: readonly Annotation[]
  readonly hovered: RecordId | null
  /** What a drag would leave if it were let go now, and the mention whose edge it moves. */
  readonly preview: Preview | null
  readonly undo: readonly Commit[]
  readonly redo: readonly Commit[]
  readonly save: SaveState
  readonly revision: number
  readonly announcement: Announcement | null
  readonly panel: 'note' | 'search' | 'status' | 'about' | 'published' | 'labelText' | null
  /** The category whose words are asked for in the panel `labelText`. */
  readonly asksCategory: string | null
  /** How often the search was called for: the field takes the focus each time. */
  readonly searchCalls: number
  readonly question: Question | null
  readonly finding: Finding | null
  /** The only label whose marks are painted; null: all are. */
  readonly alone: string | null
  readonly adding: Adding | null
  readonly relating: Relating | null
  /** The agreement that is being filled. */
  readonly frame: FrameState | null
  /** Waits for the letter to leap to; `again`: a leap has just landed here, and its own key repeats it whatever letter it types. */
  readonly leaping: false | 'letter' | 'again'
}
