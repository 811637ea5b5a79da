import type { IsAttested } from './attested-forms.ts'
import { proposeCut } from './clitics.ts'
import { nextGrapheme } from './graphemes.ts'
import type { Span } from './span.ts'
import { nextWord, snapToWords, tokenAt } from './tokens.ts'

/** Where a list is cut: at its commas alone, or before each word joined by و as well. */
export type ListCut = 'commas' | 'conjunctions'

const comma = /[،,؛;]/u
/** What leads to the next item and is none itself. Longest first. */
const leads = [
  'بالإضافة إلى',
  'إضافة إلى',
  'فضلا عن',
  'فضلًا عن',
  'علاوة على',
  'إلى جانب',
  'وكذلك',
  'كذلك',
  'وكذا',
  'كذا',
  'وأيضا',
  'أيضا',
  'ثم',
  'أو',
]
/** و before three letters or more; ولاية, وزارة and the like are told by what is attested. */
const waw = 'و'

/**
 * The items of a list in `span` (UTF-16): cut at commas, each without its و and what only leads to it (إضافة إلى). Where no item but the
 * first begins with و, the last may be joined to the one before by و: A، B وC. `conjunctions` cuts before every joined و too. One item: no
 * list. `isAttested` tells و from a word's own first letter, as for labels.
 */
export function splitList(text: string, span: Span, cut: ListCut, isAttested: IsAttested): readonly Span[] {
  const parts = atCommas(text, span)
  const rest = parts.slice(1)
  const joined = rest.some(part => text.charAt(part.start) === waw)
  const last = parts.at(-1)
  const items =
    cut === 'conjunctions'
      ? parts.flatMap(part => atJoins(text, part, isAttested))
      : parts.length > 1 && !joined && last
        ? [...parts.slice(0, -1), ...atJoins(text, last, isAttested)]
        : parts
  const bare = items.flatMap((item, at) => trimmed(text, item, at > 0 || parts.length > 1, isAttested) ?? [])
  return bare.length > 1 ? bare : [span]
}

/** The stretches between commas; a comma within brackets or a number parts nothing. */
function atCommas(text: string, span: Span): readonly Span[] {
  const parts: Span[] = []
  let start = span.start
  let depth = 0
  for (let at = span.start; at < span.end; at++) {
    const sign = text.charAt(at)
    if ('([{«“'.includes(sign)) depth += 1
    else if (')]}»”'.includes(sign)) depth = Math.max(0, depth - 1)
    const inNumber = /\d/u.test(text.charAt(at - 1)) && /\d/u.test(text.charAt(at + 1))
    if (depth > 0 || inNumber || !comma.test(sign)) continue
    parts.push({ start, end: at })
    start = at + 1
  }
  parts.push({ start, end: span.end })
  return parts.map(part => fromWord(text, part)).filter(part => part.start < part.end)
}

/** The stretches of `part` before and after each word that و joins on. */
function atJoins(text: string, part: Span, isAttested: IsAttested): readonly Span[] {
  const parts: Span[] = []
  let { start } = part
  for (let word = nextWord(text, part.start); word && word.start < part.end; word = nextWord(text, word.end)) {
    if (word.start === part.start || withoutWaw(text, word, isAttested) === word.start) continue
    parts.push({ start, end: word.start })
    start = word.start
  }
  return [...parts, { start, end: part.end }]
}

/** Where the word begins behind its و, if that joins it on; else the word's start. */
function withoutWaw(text: string, word: Span, isAttested: IsAttested): number {
  if (text.charAt(word.start) !== waw || word.end - word.start < 4) return word.start
  const rest = nextGrapheme(text, word.start)
  const spelling = text.slice(rest, word.end)
  const behind = proposeCut(text, word, { isAttested }).start
  return behind > word.start || spelling.startsWith('ال') || isAttested(spelling) ? rest : word.start
}

const fromWord = (text: string, part: Span): Span => {
  const start = part.start + (/^\s*/u.exec(text.slice(part.start, part.end))?.[0].length ?? 0)
  const end = part.end - (/\s*$/u.exec(text.slice(start, part.end))?.[0].length ?? 0)
  return { start, end }
}

/** An item without و, what leads to it, its clitic, and the signs around it; undefined where nothing is left. */
function trimmed(text: string, item: Span, inList: boolean, isAttested: IsAttested): Span | undefined {
  let span = fromWord(text, item)
  const first = tokenAt(text, span.start)
  if (inList && first) span = { ...span, start: withoutWaw(text, { start: span.start, end: first.end }, isAttested) }
  const words = text.slice(span.start, span.end)
  const lead = leads.find(one => words.startsWith(`${one} `))
  if (lead) span = fromWord(text, { ...span, start: span.start + lead.length })
  if (span.start >= span.end) return undefined
  const atWord = tokenAt(text, span.start)?.start === span.start
  const bare = atWord ? proposeCut(text, snapToWords(text, span), { isAttested }) : span
  return bare.start < bare.end
    ? { start: Math.max(bare.start, item.start), end: Math.min(bare.end, item.end) }
    : undefined
}
