import type { Span } from '../../model/records.ts'
import { surfaceOf } from '../../model/surface.ts'
import { normalForms } from '../../text/clitics.ts'
import { fold } from '../../text/folding.ts'

/** What parts words but names nothing: quotes, brackets, hyphens, points. Percent and currency signs stay. */
const signs = /["'()[\]{}<>,.;:!?…·•\-_/\\]+/gu

/** The words of a name as names are compared: folded, signs between words taken for spaces. Empty where nothing but signs was there. */
export const nameKey = (words: string): string => fold(words).text.replace(signs, ' ').replace(/ +/gu, ' ').trim()

/** A mention as far as its words go. */
export type Worded = { readonly spans: readonly Span[]; readonly normal?: string | undefined }

/** A letter that a mention's first word has before it: most mentions have none, and no clitic then. */
const joining = /[\p{L}\p{M}\u0640]/u

/** The words of a mention as a list has them: without the clitic before them (ل|لمغرب is المغرب), line breaks as spaces. */
export function mentionWords(text: string, { spans, normal }: Worded): string {
  const [only, ...more] = spans
  const isCut = only !== undefined && more.length === 0 && joining.test(text.charAt(only.start - 1))
  const words = normal ?? (isCut ? normalForms(text, only)[0] : undefined) ?? surfaceOf(text, spans)
  return words.replace(/\s+/gu, ' ')
}

const arabicLetter = /\p{Script=Arabic}/u
const otherLetter = /\p{L}/u

export const isArabic = (words: string): boolean => arabicLetter.test(words)

/** Which of an entity's names these words can be; words without a letter are kept with the Arabic ones. */
export const scriptOf = (words: string): 'ar' | 'latin' =>
  isArabic(words) || !otherLetter.test(words) ? 'ar' : 'latin'
