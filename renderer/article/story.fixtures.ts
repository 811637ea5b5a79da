import type { OpenDocument } from '../../shared/api.ts'
import type { Annotation } from '../../shared/model/records.ts'
import { testDocument } from './article.fixtures.ts'
import type { ArticleCommand } from './article-command.ts'
import { type Bench, openBench } from './session.fixtures.ts'

/** An article with names inside words, a title, and the same name twice. */
export const text =
  'كل من الرئيس المدير العام لسوناطراك, رشيد حشيشي. وقعت هواوي للاتصالات-الجزائر. زيارة للمغرب. سوناطراك في المغرب'
export const at = (words: string): number => text.indexOf(words)
export const open = (
  document: OpenDocument = testDocument(text),
  gold: readonly Annotation[] = [],
  absorbs: 'ask' | 'always' | 'never' = 'ask',
): Bench => openBench(document, { gold, absorbs })

export const cursorOn = (words: string): ArticleCommand => ({ do: 'placeCursor', offset: at(words) })
export const onward: ArticleCommand = { do: 'move', by: 'word', onward: true, extend: false }
export const extend: ArticleCommand = { do: 'move', by: 'word', onward: true, extend: true }
export const label = (id: string): ArticleCommand => ({ do: 'label', label: id })
