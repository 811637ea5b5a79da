import type { Agreement, Span } from '../../model/records.ts'
import type { Scheme } from '../../model/scheme.ts'
import { foldQuery } from '../../text/folding.ts'
import { nextWord, type Token, wordAt } from '../../text/tokens.ts'

/** What the press calls agreements besides the names of their types, by the types of the scheme that comes with the program. */
const press: Readonly<Record<string, readonly string[]>> = {
  MOU: ['مذكرة تفاهم', 'مذكرة التفاهم', 'مذكرات تفاهم'],
  COOPERATION_AGREEMENT: ['اتفاقية تعاون', 'اتفاق تعاون', 'اتفاقية'],
  CONTRACT: ['عقد', 'عقود', 'صفقة'],
  PARTNERSHIP: ['شراكة', 'اتفاقية شراكة', 'توأمة'],
  AGREEMENT_IN_PRINCIPLE: ['اتفاق مبدئي'],
  TALKS: ['مباحثات', 'محادثات', 'مشاورات', 'مفاوضات', 'لقاء', 'لقاءات', 'اجتماع', 'اجتماعات', 'جلسة عمل'],
  TREATY_PROTOCOL: ['بروتوكول', 'بروتوكول تعاون', 'معاهدة'],
  MERGER_ACQUISITION: ['استحواذ', 'اندماج'],
  FINANCING: ['تمويل', 'قرض'],
}

const bare = (word: string): string => word.replace(/^(?:[وف]?[بك]?ال|[وف]?لل|[بلك](?=\p{L}{4}))/u, '')
const wordsOf = (phrase: string): readonly string[] =>
  foldQuery(phrase)
    .split(/\s+/u)
    .filter(word => word !== '')
    .map(bare)

type Phrase = { readonly type: string; readonly words: readonly string[] }

function phrasesOf({ agreementTypes }: Scheme): readonly Phrase[] {
  return agreementTypes.flatMap(({ id, name }) =>
    [...name.ar.split(/\s+أو\s+/u), ...(press[id] ?? [])]
      .map(phrase => ({ type: id, words: wordsOf(phrase) }))
      .filter(({ words }) => words.length > 0),
  )
}

/**
 * The name of an agreement that begins at the word at `offset` (UTF-16): its words without their clitics, and its type. Known are the
 * names of the scheme's types, what the press calls them, and the triggers of `earlier` frames. The longest counts.
 */
export function triggerAt(
  text: string,
  offset: number,
  scheme: Scheme,
  earlier: readonly Agreement[],
): { readonly span: Span; readonly type: string } | undefined {
  const first = wordAt(text, offset)
  if (!first) return undefined
  const known = [...earlierPhrases(text, earlier), ...phrasesOf(scheme)]
  const found = known.flatMap(({ type, words }) => {
    const last = endOf(text, first, words)
    return last
      ? [{ type, span: { start: behindClitic(text, first, words[0] ?? ''), end: last.end }, length: words.length }]
      : []
  })
  return found.toSorted((a, b) => b.length - a.length)[0]
}

/** Where the name begins in its first word: behind و, ف and a preposition, before ال. */
function behindClitic(text: string, { start, end }: Token, wanted: string): number {
  const cuts = [0, 1, 2].filter(cut => /^[وف]?[بلك]?$/u.test(text.slice(start, start + cut)))
  const cut = cuts.find(count => foldQuery(text.slice(start + count, end)).replace(/^ال/u, '') === wanted)
  return start + (cut ?? 0)
}

function endOf(text: string, first: Token, words: readonly string[]): Token | undefined {
  let word: Token | undefined = first
  let last = first
  for (const wanted of words) {
    if (!word || bare(foldQuery(text.slice(word.start, word.end))) !== wanted) return undefined
    last = word
    word = nextWord(text, word.end)
  }
  return last
}

const earlierPhrases = (text: string, earlier: readonly Agreement[]): readonly Phrase[] =>
  earlier.flatMap(({ type, trigger }) =>
    trigger ? [{ type, words: wordsOf(trigger.map(({ start, end }) => text.slice(start, end)).join(' ')) }] : [],
  )

/** The type that words speak of: that of the longest name among them; else what most earlier frames are; else the scheme's first. */
export function typeOfWords(
  text: string,
  span: Span | null,
  scheme: Scheme,
  earlier: readonly Agreement[],
): string | undefined {
  const words = span ? wordsOf(text.slice(span.start, span.end)) : []
  const holds = (phrase: readonly string[]): boolean =>
    words.some((_, at) => phrase.every((word, nth) => words[at + nth] === word))
  const named = [...earlierPhrases(text, earlier), ...phrasesOf(scheme)]
    .filter(phrase => holds(phrase.words))
    .toSorted((a, b) => b.words.length - a.words.length)[0]
  return named?.type ?? scheme.agreementTypes[0]?.id
}
