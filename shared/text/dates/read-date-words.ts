import { foldQuery } from '../folding.ts'
import { type DateWord, dateWordOf, longestEntry } from './date-words.ts'

/** A date as a row of words with a meaning. Brackets and colons are left out. */
export type DatePart =
  | DateWord
  | { readonly is: 'number'; readonly value: number; readonly digits: number }
  | { readonly is: 'sign'; readonly sign: '/' | '-' | '.' | ',' }

const signs: Readonly<Record<string, '/' | '-' | '.' | ','>> = { '/': '/', '\\': '/', '-': '-', '.': '.', ',': ',' }
const silent = /^[\s()[\]:"']$/u

/** What may stand before a word and be written on to it: و, ب, ل, and للـ for ل and ال. */
function withoutClitics(word: string): readonly { readonly rest: string; readonly joins: boolean }[] {
  const joined = /^[وف]/u.test(word) ? [{ rest: word.slice(1), joins: word.startsWith('و') }] : []
  return [{ rest: word, joins: false }, ...joined].flatMap(one => [
    one,
    ...(/^لل/u.test(one.rest) ? [{ ...one, rest: `ا${one.rest.slice(1)}` }] : []),
    ...(/^[بلك]/u.test(one.rest) ? [{ ...one, rest: one.rest.slice(1) }] : []),
  ])
}

type Found = { readonly parts: readonly DatePart[]; readonly length: number }

/** The longest entry that begins with the first of `words`. */
function longestAt(words: readonly string[]): Found | null {
  const [first = '', ...more] = words
  for (let length = Math.min(longestEntry, words.length); length > 0; length -= 1) {
    for (const { rest, joins } of withoutClitics(first)) {
      const found = dateWordOf([rest, ...more.slice(0, length - 1)].join(' '))
      if (found) return { parts: joins ? [{ is: 'and' }, found] : [found], length }
    }
  }
  return null
}

const isLetters = (token: string): boolean => /^\p{L}/u.test(token)

/** The words of a date, folded, each with what it says; null where one says nothing of a date. */
export function readDateWords(written: string): readonly DatePart[] | null {
  const tokens = foldQuery(written).match(/\d+|\p{L}+|\S/gu) ?? []
  const parts: DatePart[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? ''
    const sign = signs[token]
    if (isLetters(token)) {
      const row = tokens.slice(at, at + longestEntry)
      const end = row.findIndex(one => !isLetters(one))
      const found = longestAt(end < 0 ? row : row.slice(0, end))
      if (!found) return null
      parts.push(...found.parts)
      at += found.length
      continue
    }
    if (/^\d/.test(token)) {
      if (token.length > 4) return null
      parts.push({ is: 'number', value: Number(token), digits: token.length })
    } else if (sign) parts.push({ is: 'sign', sign })
    else if (!silent.test(token)) return null
    at += 1
  }
  return parts
}
