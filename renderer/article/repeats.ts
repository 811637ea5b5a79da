import type { ArticleCommand } from './article-command.ts'

/** What moves: held down it goes on. What marks is never here. */
const repeated: ReadonlySet<ArticleCommand['do']> = new Set([
  'move',
  'edge',
  'grow',
  'stop',
  'suggestion',
  'candidate',
  'undo',
  'redo',
] as const)

/** Whether holding the key down goes on doing it: moving and edges do, marking never, and so nothing that is not named. */
export const repeats = (command: ArticleCommand): boolean =>
  command.do === 'hit' ? command.act === 'next' || command.act === 'previous' : repeated.has(command.do)
