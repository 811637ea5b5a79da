import type { IsAttested } from './attested-forms.ts'
import { type CliticCut, conjunctions, cutAfter, cutBefore, ranks, standsAsNoun, wholeWord } from './clitic-cut.ts'
import { lookalikes } from './clitic-lookalikes.ts'
import { isGraphemeBorder, nextGrapheme, previousGrapheme } from './graphemes.ts'
import { assertSpan, type Span } from './span.ts'
import { type Token, tokenAt } from './tokens.ts'
import { bareForm, lettersOf, type WordLetter } from './word-letters.ts'

// س is none of them: it never stands before a noun, so سوناطراك keeps its letter.
const prepositions = 'بلك'

/** Longest first: the longest ending that fits is the likelier pronoun. */
const pronouns = ['هما', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا', 'ه', 'ك', 'ي']

const never: IsAttested = () => false

/** How many letters may be cut off as `[وف]?[بلك]?`: none, one or two ways. */
function cliticLengths(letters: readonly WordLetter[]): readonly number[] {
  const [first = '', second = ''] = letters.map(({ letter }) => letter)
  const isPreposition = (letter: string) => letter !== '' && prepositions.includes(letter)
  if (first !== '' && conjunctions.includes(first)) return isPreposition(second) ? [1, 2] : [1]
  return isPreposition(first) ? [1] : []
}

const bestFirst = (cuts: readonly CliticCut[]) =>
  cuts.toSorted((first, second) => ranks[first.reason] - ranks[second.reason])

/**
 * The ways to cut clitics off a word's start, best first, the whole word last. Among equally good ones the shorter clitic goes first,
 * unless both remainders are attested and nothing shows the longer as a noun: وبدعم is و + ب + دعم, but وكمال و + كمال.
 */
export function cliticCuts(word: string, isAttested: IsAttested = never): readonly CliticCut[] {
  const letters = lettersOf(word)
  const cuts = cliticLengths(letters).flatMap(count => cutAfter(letters, count, isAttested) ?? [])
  const [shorter, longer] = cuts
  const prefersLonger =
    shorter?.reason === 'attested' && longer?.reason === 'attested' && !isNounOfItsOwn(shorter.normal, isAttested)
  return [...bestFirst(prefersLonger ? cuts.toReversed() : cuts), wholeWord(word)]
}

/** The ways to cut a pronoun off a word's end, best first, the whole word last. */
export function encliticCuts(word: string, isAttested: IsAttested = never): readonly CliticCut[] {
  const letters = lettersOf(word)
  const cuts = pronouns.flatMap(pronoun => cutBefore(letters, pronoun, isAttested) ?? [])
  return [...bestFirst(cuts), wholeWord(word)]
}

const isNounOfItsOwn = (form: string, isAttested: IsAttested) => lookalikes.has(form) || standsAsNoun(form, isAttested)

function wordToken(text: string, offset: number): Token | undefined {
  const token = offset < text.length ? tokenAt(text, offset) : undefined
  return token?.kind === 'word' ? token : undefined
}

/** The edge after `edge` in a cycle; from an edge that is none of them, the first. */
const nextEdge = (edges: readonly number[], edge: number) => edges[(edges.indexOf(edge) + 1) % edges.length] ?? edge

/** Where a word begins that begins with a mark: with what the mark sits on. */
const wholeFrom = (text: string, start: number) =>
  isGraphemeBorder(text, start) ? start : previousGrapheme(text, start)

/** Where a word ends whose last sign takes the next letter with it, as number signs do: behind that letter. */
const wholeTo = (text: string, end: number) => (isGraphemeBorder(text, end) ? end : nextGrapheme(text, end))

function withNextStart(text: string, span: Span, isAttested: IsAttested): Span {
  // The word may begin with a mark that sits on a space: the whole of it begins there.
  const word = wordToken(text, span.start) ?? wordToken(text, nextGrapheme(text, span.start) - 1)
  if (word === undefined) return span
  const cuts = cliticCuts(text.slice(word.start, word.end), isAttested).filter(cut => cut.reason !== 'whole')
  const edges = [wholeFrom(text, word.start), ...cuts.map(cut => word.start + cut.start)].filter(
    edge => edge < span.end,
  )
  return { start: nextEdge(edges, span.start), end: span.end }
}

function withNextEnd(text: string, span: Span, isAttested: IsAttested): Span {
  const word = wordToken(text, span.end - 1)
  if (word === undefined) return span
  const cuts = encliticCuts(text.slice(word.start, word.end), isAttested).filter(cut => cut.reason !== 'whole')
  const edges = [wholeTo(text, word.end), ...cuts.map(cut => word.start + cut.end)].filter(edge => edge > span.start)
  return { start: span.start, end: nextEdge(edges, span.end) }
}

/**
 * Moves one edge of a span (UTF-16) through the cuts of the word it stands in: whole word, cuts best first, whole word again. From
 * an edge put by letter it goes to the whole word. The span stays as it is where there is nothing to cut.
 */
export function nextCliticCut(text: string, span: Span, side: 'start' | 'end', isAttested: IsAttested = never): Span {
  assertSpan(text, span)
  if (span.start === span.end) return span
  return side === 'start' ? withNextStart(text, span, isAttested) : withNextEnd(text, span, isAttested)
}

export type CutKnowledge = {
  readonly isAttested?: IsAttested
  /**
   * What the annotator last cut off this bare form under the label at hand: the clitic (`CliticCut.clitic`), '' for the whole word,
   * undefined where she never chose.
   */
  readonly remembered?: (form: string) => string | undefined
}

/** Whether a comma stands before the word at `start`: it goes on a list there. */
const goesOnAList = (text: string, start: number): boolean =>
  /[،,]\p{Zs}*$/u.test(text.slice(Math.max(0, start - 4), start))

/** A remainder so long, or one that begins with a hamza, is a word of its own behind و in a list. */
const isListed = ({ clitic, normal }: CliticCut): boolean => clitic === 'و' && /^(?:[أإآ]|.{4})/u.test(normal)

function surestCut(
  word: string,
  isInList: boolean,
  { isAttested = never, remembered }: CutKnowledge,
): CliticCut | undefined {
  const form = bareForm(word)
  const cuts = cliticCuts(word, isAttested)
  const chosen = remembered?.(form)
  if (chosen !== undefined) return cuts.find(cut => cut.clitic === chosen)
  const best = cuts[0]
  const isSure = best?.reason === 'article' || best?.reason === 'attested'
  const sure = isSure ? best : isInList ? cuts.find(isListed) : undefined
  return sure && !isNounOfItsOwn(form, isAttested) ? sure : undefined
}

/**
 * The span a fresh mark gets: its first word without the clitics, where ال, لل or an attested remainder shows them, or a comma before
 * it that its و goes on a list; unchanged when unsure. A choice of her own for the form goes before all that, or correcting a wrong proposal would not last.
 */
export function proposeCut(text: string, span: Span, knowledge: CutKnowledge): Span {
  assertSpan(text, span)
  const word = wordToken(text, span.start)
  if (word === undefined || word.start !== span.start) return span
  const cut = surestCut(text.slice(word.start, word.end), goesOnAList(text, word.start), knowledge)
  const start = word.start + (cut?.start ?? 0)
  return start < span.end ? { start, end: span.end } : span
}

/** A longer word is none, and nothing is remembered of it. */
const longestForm = 60

/** The cut that `span` begins with, and its word. */
export type MadeCut = {
  /** The whole word without diacritics: what a choice is remembered by. */
  readonly form: string
  readonly cut: CliticCut
  /** The word in the text (UTF-16). */
  readonly word: Span
}

/** How `span` begins: with its word whole, or behind a clitic; undefined where nothing could be cut there, or it begins with another letter. */
export function cutMade(text: string, span: Span, isAttested: IsAttested = never): MadeCut | undefined {
  assertSpan(text, span)
  const word = wordToken(text, span.start)
  if (word === undefined || word.end > span.end || word.end - word.start > longestForm) return undefined
  const spelling = text.slice(word.start, word.end)
  const cuts = cliticCuts(spelling, isAttested)
  const cut = cuts.find(candidate => word.start + candidate.start === span.start)
  return cut === undefined || cuts.length === 1 ? undefined : { form: bareForm(spelling), cut, word }
}

/** The cut that `span` begins with, where the program would have begun otherwise: what is to be remembered of it. */
export function cutAgainstProposal(text: string, span: Span, knowledge: CutKnowledge): MadeCut | undefined {
  const made = cutMade(text, span, knowledge.isAttested)
  if (made === undefined) return undefined
  return proposeCut(text, { start: made.word.start, end: span.end }, knowledge).start === span.start ? undefined : made
}

/**
 * The first letters that may be a clitic which `span` still holds, without diacritics; undefined where none may be cut, or the word is
 * shown to be a noun of its own.
 */
export function cliticKept(text: string, span: Span, isAttested: IsAttested = never): string | undefined {
  const made = cutMade(text, span, isAttested)
  if (made === undefined || made.cut.clitic !== '' || isNounOfItsOwn(made.form, isAttested)) return undefined
  return cliticCuts(text.slice(made.word.start, made.word.end), isAttested)[0]?.clitic
}

/**
 * What the mention at `span` may be called without its clitics, best first, at least one: for ل|لمغرب المغرب, لمغرب, اللمغرب. Only
 * the first word is looked at, the rest keeps its spelling.
 */
export function normalForms(text: string, span: Span, isAttested: IsAttested = never): readonly string[] {
  const made = cutMade(text, span, isAttested)
  if (made === undefined || made.cut.clitic === '') return [text.slice(span.start, span.end)]
  return made.cut.normals.map(normal => normal + text.slice(made.word.end, span.end))
}
