import type { Entity, Span } from '../../model/records.ts'
import { splitList } from '../../text/split-list.ts'
import type { FrameKnowledge } from './frame-knowledge.ts'

/**
 * Turns of phrase of the press that lead to bare words of a role, and where such words end: before the next sign, or a turn that begins
 * something else. Written with the sample at hand; they offer, she decides.
 */
type Cue = { readonly role: string; readonly leads: RegExp; readonly list: boolean }

/** Not inside a word. */
const from = '(?<![\\p{L}\\p{M}])'
const cue = (role: string, words: string, list = false): Cue => ({
  role,
  leads: new RegExp(`${from}(?:[وف])?(?:${words})`, 'gu'),
  list,
})

const cues: readonly Cue[] = [
  cue('objective', '(?:[تي]هدف|[تي]رمي|[تي]سعى|هادفة?|الهادفة?|الرامية?)\\s+(?:إلى\\s+|ل)'),
  cue('objective', '(?:بهدف|بغرض|بغية|قصد)\\s+'),
  cue('subject', '(?:في|ضمن)\\s+مجالات?\\s+', true),
  cue('subject', '(?:ال)?متعلقة?\\s+ب|فيما يتعلق\\s+ب|بخصوص\\s+|بشأن\\s+', true),
  cue('source', '(?:بحسب|حسب|وفق)\\s+(?=(?:ال)?بيان)|أفادت?\\s+به\\s+|نقلا\\s+عن\\s+|وفقا\\s+ل(?=بيان)'),
  cue('outcome', '(?:كللت?|توجت?)\\s+ب|أسفرت?\\s+عن\\s+|تمخضت?\\s+عن\\s+'),
  cue('place', 'ب(?=مقر\\s)|في\\s+(?=مقر\\s)'),
  cue('attendee', 'بحضور\\s+(?!كل\\s)'),
  cue('representative', 'بين\\s+(?=إطارات\\s|ممثلي\\s|مسؤولي\\s|وفدي\\s)'),
]

/** What ends words that a cue leads to; `list` goes on over commas. */
const ends =
  /[.!؟?;؛\n\r\u2028\u2029]|\s+(?:من خلال|في إطار|ضمن|وذلك|بين|على مستوى|حسبما|والتي|والذي)(?![\p{L}\p{M}])|\s+-/u
const endsAtComma = new RegExp(`[,،]|${ends.source}`, 'u')
const closing = '”»"“)'

/** Longest bare filler offered, UTF-16 units. */
const longest = 160

export type CuedWords = { readonly role: string; readonly spans: readonly Span[]; readonly cue: Span }

/** Bare words in `within` that a turn of phrase offers for a role; a list as its items. */
export function cuedWords({ text, isAttested, mentions }: FrameKnowledge, within: Span): readonly CuedWords[] {
  const stretch = text.slice(within.start, within.end)
  return cues.flatMap(({ role, leads, list }) =>
    [...stretch.matchAll(leads)].flatMap(match => {
      const lead = { start: within.start + match.index, end: within.start + match.index + match[0].length }
      const words = wordsFrom(text, lead.end, list, role === 'place' ? mentions : [])
      if (!words || words.end - words.start > longest) return []
      return [{ role, spans: list ? splitList(text, words, 'commas', isAttested) : [words], cue: lead }]
    }),
  )
}

function wordsFrom(text: string, start: number, list: boolean, mentions: readonly Entity[]): Span | undefined {
  const rest = text.slice(start, start + 2 * longest)
  const found = (list ? ends : endsAtComma).exec(rest)
  let end = start + (found ? found.index : rest.length)
  // A place said by its seat ends where the town it lies in begins, with its preposition.
  const town = mentions.find(
    ({ label, spans: [first] }) =>
      (label === 'GPE' || label === 'LOC') &&
      first !== undefined &&
      first.start > start &&
      first.start < end &&
      /(?:\sب|\sفي\s)$/u.test(text.slice(start, first.start)),
  )
  if (town?.spans[0]) end = text.slice(start, town.spans[0].start).replace(/(?:\sب|\sفي\s)$/u, '').length + start
  return withoutSigns(text, { start, end })
}

/** Without spaces and open quotes at its ends; a quote that is opened inside stays. */
function withoutSigns(text: string, { start, end }: Span): Span | undefined {
  let last = end
  while (last > start && /[\s,،]/u.test(text.charAt(last - 1))) last -= 1
  const quotes = [...text.slice(start, last)].filter(sign => closing.includes(sign)).length
  if (quotes % 2 === 1 && closing.includes(text.charAt(last - 1))) last -= 1
  return last > start ? { start, end: last } : undefined
}
