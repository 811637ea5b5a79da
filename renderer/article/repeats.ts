import { assertNever } from '../../shared/result.ts'
import type { ArticleCommand } from './article-command.ts'

/** Whether holding the key down goes on doing it: moving and edges do, marking never. */
export function repeats(command: ArticleCommand): boolean {
  switch (command.do) {
    case 'move':
    case 'edge':
    case 'grow':
    case 'stop':
    case 'suggestion':
    case 'candidate':
    case 'undo':
    case 'redo':
      return true
    case 'hit':
      return command.act === 'next' || command.act === 'previous'
    case 'label':
    case 'leap':
    case 'leapTo':
    case 'otherEdge':
    case 'addPart':
    case 'takePart':
    case 'removePart':
    case 'accept':
    case 'clitic':
    case 'nested':
    case 'remove':
    case 'find':
    case 'goToHit':
    case 'findInCorpus':
    case 'note':
    case 'writeNote':
    case 'normal':
    case 'link':
    case 'doubt':
    case 'status':
    case 'statusMenu':
    case 'relate':
    case 'relateAs':
    case 'unrelate':
    case 'about':
    case 'attribute':
    case 'labelArticle':
    case 'writeLabel':
    case 'publication':
    case 'published':
    case 'doneAndNext':
    case 'article':
    case 'escape':
    case 'answer':
    case 'help':
    case 'palette':
    case 'search':
    case 'keys':
    case 'guidelines':
    case 'reading':
    case 'swapFocus':
    case 'closePanel':
    case 'show':
    case 'select':
    case 'placeCursor':
    case 'extendTo':
    case 'selectText':
    case 'moveEdgeTo':
    case 'hover':
    case 'preview':
    case 'chips':
    case 'textSize':
    case 'alone':
    case 'aloneHere':
    case 'retrySave':
    case 'frame':
    case 'frameWithout':
    case 'openFrame':
    case 'nextFrame':
    case 'role':
    case 'acceptCandidate':
    case 'emptyRole':
    case 'side':
    case 'addAgreementMention':
    case 'setTrigger':
    case 'doubtAgreement':
    case 'mergeNext':
    case 'splitSelected':
    case 'agreement':
      return false
    default:
      return assertNever(command)
  }
}
