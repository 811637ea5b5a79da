import type { AgreementChange } from '../../../shared/edit/agreements/agreement-change.ts'
import type { Filled } from '../../../shared/edit/agreements/agreement-of.ts'
import type { FillerPlace } from '../../../shared/edit/agreements/move-filler.ts'
import type { Candidate } from '../../../shared/edit/agreements/role-candidates.ts'
import type { AttributeValue } from '../../../shared/edit/attributes.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Role } from '../../../shared/model/records.ts'
import type { Caret } from '../article-state.ts'
import type { AttributeSaid } from '../attributes/attribute-words.ts'

/** The open frame: while it is there the left hand's keys are roles. */
export type FrameState = {
  readonly id: RecordId
  /** The role expected next, or asked for by its key; null: nothing likely is left. */
  readonly role: string | null
  /** What may fill it, best first; the one at `at` is taken by the keys of yes. */
  readonly candidates: readonly Candidate[]
  readonly at: number
  /** What was filled last, until she turns to something else: its key again takes it otherwise. */
  readonly last: LastFill | null
  /** Where the frame left the cursor: there a role key asks, elsewhere it fills with what stands there. */
  readonly rested: Pick<Caret, 'cursor' | 'selection' | 'selected'> | null
  /** Its type is being chosen by number. */
  readonly choosesType: boolean
}

/** A way to fill a role with what she points at; `marks`: mentions made for it, by the same commit. */
export type Fill = {
  readonly roles: readonly Role[]
  readonly marks: readonly NewMark[]
  /** How the words were taken, to be said. */
  readonly how: 'mentions' | 'marked' | 'words' | 'list'
}

export type NewMark = {
  readonly id: RecordId
  readonly label: string
  readonly span: { readonly start: number; readonly end: number }
}

export type LastFill = {
  /** Roles of the key that was pressed. */
  readonly asked: readonly string[]
  /** Ways to take what was pointed at; the key again takes the next, and after the last none. */
  readonly fills: readonly Fill[]
  readonly at: number
}

/** What can be done to an agreement from outside its keys: by pane, menu and palette. */
export type AgreementEdit =
  | { readonly edit: 'change'; readonly change: AgreementChange }
  /** Null: no longer set. */
  | { readonly edit: 'attribute'; readonly attribute: string; readonly value: AttributeValue | null }
  | { readonly edit: 'fill'; readonly roles: readonly Role[] }
  | { readonly edit: 'empty'; readonly fillers: readonly Filled[] }
  /** The filler at a position into another role, or elsewhere in its own. */
  | { readonly edit: 'move'; readonly at: number; readonly to: FillerPlace }
  /** Marks the bare words of a filler, so that a mention fills the role. */
  | { readonly edit: 'mark'; readonly filled: Filled; readonly label: string }
  | { readonly edit: 'setOf'; readonly filled: Filled; readonly of: RecordId | null }
  | { readonly edit: 'duplicate' }
  /** Takes these in. */
  | { readonly edit: 'merge'; readonly others: readonly RecordId[] }
  | { readonly edit: 'split'; readonly fillers: readonly Filled[] }
  | { readonly edit: 'delete' }

/** What keys and menus do about agreements. `id` null: the open one. */
export type FrameCommand =
  /** A frame from what is selected, or into the one nearby; in one, its type. */
  | { readonly do: 'frame' }
  | { readonly do: 'frameWithout' }
  /** Opens an agreement as a frame; null: closes it. */
  | { readonly do: 'openFrame'; readonly id: RecordId | null }
  | { readonly do: 'nextFrame'; readonly onward: boolean }
  /** The role of a key that is pressed, several where one key has several: fills it, or asks for its candidates. */
  | {
      readonly do: 'role'
      readonly roles: readonly string[]
      /** Of this agreement, for this once; absent: of the open one. */
      readonly in?: RecordId
    }
  | { readonly do: 'candidate'; readonly onward: boolean }
  | { readonly do: 'acceptCandidate' }
  /** Takes away the filler at hand, or passes over the candidate. */
  | { readonly do: 'emptyRole' }
  /** The next party, for the person at hand. */
  | { readonly do: 'side' }
  /** What is selected speaks of the open frame too. */
  | { readonly do: 'addAgreementMention' }
  /** What is selected becomes the trigger. */
  | { readonly do: 'setTrigger' }
  /** Flags the open frame for discussion, or clears the flag. */
  | { readonly do: 'doubtAgreement' }
  /** Takes in the nearest other frame. */
  | { readonly do: 'mergeNext' }
  /** The fillers in what is selected go to a frame of their own. */
  | { readonly do: 'splitSelected' }
  | { readonly do: 'agreement'; readonly id: RecordId | null; readonly edit: AgreementEdit }

/** What is offered for the keys of yes. */
export type Offered = { readonly role: string; readonly words: readonly string[] }

/** What happened, before it is put in words. `next`: what is offered now. */
export type FrameSaid =
  | { readonly what: 'made' | 'opened'; readonly id: RecordId; readonly next: Offered | null }
  | { readonly what: 'closed' | 'choosesType' | 'duplicated' | 'merged' | 'split' | 'deleted' }
  | {
      readonly what: 'changed'
      readonly id: RecordId
      readonly field: 'type' | 'status' | 'trigger' | 'note' | 'doubt' | 'mentions' | 'other'
    }
  | ({ readonly what: 'attribute' } & AttributeSaid)
  | {
      readonly what: 'filled'
      readonly role: string
      readonly words: readonly string[]
      readonly how: Fill['how']
      /** Words of the party a person stands for, or of the person a title is of. */
      readonly of: string | null
      /** The title taken along. */
      readonly title: string | null
      readonly next: Offered | null
    }
  | {
      readonly what: 'emptied'
      readonly role: string
      readonly words: readonly string[]
      readonly next: Offered | null
    }
  | { readonly what: 'side'; readonly person: string; readonly party: string | null }
  | {
      readonly what: 'candidate'
      readonly role: string
      readonly words: readonly string[]
      /** From 1. */
      readonly at: number
      readonly of: number
    }
  | { readonly what: 'noCandidate'; readonly role: string | null }
