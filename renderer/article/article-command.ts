import type { AttributeValue } from '../../shared/edit/attributes.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Span, Status } from '../../shared/model/records.ts'
import type { Answer, Edge, HitAct, Preview, ShownLayer } from './article-state.ts'
import type { FrameCommand } from './frame/frame-state.ts'

/** Everything a key, a click or a menu can do in the article. */
export type ArticleCommand =
  | FrameCommand
  | { readonly do: 'label'; readonly label: string }
  | {
      readonly do: 'move'
      readonly by: 'word' | 'line' | 'sentence'
      readonly onward: boolean
      readonly extend: boolean
    }
  /** The next letter typed leads to the next word that begins so. */
  | { readonly do: 'leap'; readonly extend: boolean }
  | { readonly do: 'leapTo'; readonly letters: readonly string[] }
  | { readonly do: 'grow'; readonly more: boolean }
  | { readonly do: 'edge'; readonly onward: boolean }
  | { readonly do: 'otherEdge' }
  /** Waits for a further part of the chosen mention, or of what is selected. */
  | { readonly do: 'addPart' }
  /** By pointer: `span` is a further part. */
  | { readonly do: 'takePart'; readonly span: Span }
  /** The part at a position, or the one with the active edge. */
  | { readonly do: 'removePart'; readonly at: number | null }
  /** Yes, and on: adds the part, else goes to the next stop. */
  | { readonly do: 'accept' }
  | { readonly do: 'clitic'; readonly side: Edge }
  | { readonly do: 'nested'; readonly largestFirst: boolean }
  | { readonly do: 'stop'; readonly onward: boolean }
  /** Stops that are suggestions, and no marks. */
  | { readonly do: 'suggestion'; readonly onward: boolean }
  | { readonly do: 'remove' }
  /** The mention's words everywhere in the article; while they are gone through, back to the text. */
  | { readonly do: 'find' }
  | { readonly do: 'hit'; readonly act: HitAct }
  | { readonly do: 'goToHit'; readonly at: number }
  /** The mention's words in all articles; without a mention back to what was found last. */
  | { readonly do: 'findInCorpus' }
  | { readonly do: 'note' }
  | { readonly do: 'writeNote'; readonly note: string }
  | { readonly do: 'normal'; readonly normal: string | null }
  /** To an entity of the corpus; null: to none. */
  | { readonly do: 'link'; readonly link: string | null }
  | { readonly do: 'doubt' }
  /** Of a mention; null: no longer set. */
  | {
      readonly do: 'attribute'
      readonly id: RecordId
      readonly attribute: string
      readonly value: AttributeValue | null
    }
  | { readonly do: 'status'; readonly status: Status }
  /** Opens the menu of statuses. */
  | { readonly do: 'statusMenu' }
  /** From the chosen mention to another, which is taken by yes. */
  | { readonly do: 'relate' }
  /** One of the ways to relate the two, by its place in what is offered. */
  | { readonly do: 'relateAs'; readonly at: number }
  | { readonly do: 'unrelate'; readonly id: RecordId }
  /** Opens the menu of labels of the whole article. */
  | { readonly do: 'about' }
  /** Labels the article so, or no longer. */
  | { readonly do: 'labelArticle'; readonly category: string; readonly value: string }
  /** Opens the field of a category that takes any words. */
  | { readonly do: 'writeLabel'; readonly category: string }
  /** Opens the field of the day of publication. */
  | { readonly do: 'publication' }
  /** ISO 8601; null: as its file says. */
  | { readonly do: 'published'; readonly day: string | null }
  | { readonly do: 'doneAndNext' }
  | { readonly do: 'article'; readonly onward: boolean }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'escape' }
  | { readonly do: 'help' | 'keys' | 'palette' | 'guidelines' }
  /** The search for words in the article. */
  | { readonly do: 'search' }
  /** From marking to reading mode and back. */
  | { readonly do: 'reading' }
  /** The focus goes from the text to the mention list, or back. */
  | { readonly do: 'swapFocus' }
  | { readonly do: 'answer'; readonly answer: Answer }
  | { readonly do: 'closePanel' }
  | { readonly do: 'show'; readonly layer: ShownLayer }
  | { readonly do: 'select'; readonly id: RecordId | null }
  | { readonly do: 'placeCursor'; readonly offset: number }
  /** Whole words from where the selection was begun to the one at `offset`. */
  | { readonly do: 'extendTo'; readonly offset: number }
  /** By pointer: `span` is taken as it is where `exact`, else snapped to words. */
  | { readonly do: 'selectText'; readonly span: Span; readonly exact: boolean }
  | { readonly do: 'moveEdgeTo'; readonly edge: Edge; readonly offset: number }
  | { readonly do: 'hover'; readonly id: RecordId | null }
  | { readonly do: 'preview'; readonly preview: Preview | null }
  /** Which marks say their label: the next choice. */
  | { readonly do: 'chips' }
  /** One size smaller or larger; 0: the first one. */
  | { readonly do: 'textSize'; readonly step: -1 | 0 | 1 }
  /** Paints this label's marks and no others, until null. */
  | { readonly do: 'alone'; readonly label: string | null }
  /** The same for the label of the mention at work, or all again. */
  | { readonly do: 'aloneHere' }
  | { readonly do: 'retrySave' }
