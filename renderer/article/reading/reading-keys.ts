import type { ArticleCommand } from '../article-command.ts'
import type { KeyRow } from '../keymap.ts'

/** Keys in reading mode: arrows and the like are left to the browser and the screen reader, which read and scroll by them. */
export const readingRows = (keymap: readonly KeyRow[]): readonly KeyRow[] =>
  keymap.filter(({ command }) => !['move', 'grow', 'accept'].includes(command.do))

/** Whether a key would change the article: in reading mode none does. */
export function marks(command: ArticleCommand): boolean {
  switch (command.do) {
    case 'label':
    case 'clitic':
    case 'edge':
    case 'otherEdge':
    case 'addPart':
    case 'removePart':
    case 'remove':
    case 'note':
    case 'doubt':
    case 'find':
    case 'relate':
    case 'frame':
    case 'frameWithout':
    case 'role':
    case 'acceptCandidate':
    case 'emptyRole':
    case 'side':
    case 'addAgreementMention':
    case 'doubtAgreement':
    case 'mergeNext':
    case 'splitSelected':
    case 'agreement':
      return true
    default:
      return false
  }
}
