import type { ContextColumn } from '../../shared/model/concordance.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { fold } from '../../shared/text/folding.ts'
import type { Mention } from './mention-group.ts'

/** UTF-16 units beside the mention that it is sorted by; further words decide nothing she would see. */
const reach = 48

const unknown = 0
/** What a UTF-16 unit is in a key: its folded unit, a space for a sign, or one of these; filled as units are met. */
const keyUnits = new Uint16Array(0x10000)
const dropped = 1
const space = 0x20
const sign = /[\p{P}\p{S}\s]/u

/** Folding a short context the general way costs more than sorting by it: here a unit that folds to several keeps the first. */
function keyUnitOf(unit: number): number {
  const known = keyUnits[unit] ?? unknown
  if (known !== unknown) return known
  const character = String.fromCharCode(unit)
  const folded = fold(character).text
  const found = sign.test(character) ? space : folded === '' ? dropped : folded.charCodeAt(0)
  keyUnits[unit] = found
  return found
}

function wordsOf(text: string, start: number, end: number): readonly string[] {
  const words: string[] = []
  let word = ''
  for (let at = start; at < end; at++) {
    const unit = keyUnitOf(text.charCodeAt(at))
    if (unit === dropped) continue
    if (unit !== space) word += String.fromCharCode(unit)
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  return word === '' ? words : [...words, word]
}

/** The words behind a mention, folded, from it outward. */
export function afterKey(mention: Mention): string {
  const { text } = mention.article
  const key = mention.after ?? wordsOf(text, mention.end, Math.min(text.length, mention.end + reach)).join(' ')
  mention.after = key
  return key
}

/** The words before a mention, folded, from it outward: the nearest first. */
export function beforeKey(mention: Mention): string {
  const { text } = mention.article
  const words = () => wordsOf(text, Math.max(0, mention.start - reach), mention.start)
  const key = mention.before ?? words().toReversed().join(' ')
  mention.before = key
  return key
}

// Folded Arabic letters stand in the order of their alphabet, so that units compare as dictionaries do, at a fiftieth of a collator's cost.
const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Mentions in the order of a column; equal ones by article and place. `placeOf`: an article's place in the order by name. Of a concordance of
 * 10,000 the keys are made once.
 */
export function inOrder(
  mentions: readonly Mention[],
  column: ContextColumn,
  descending: boolean,
  placeOf: (id: DocumentId) => number,
): readonly Mention[] {
  const keyOf: ((mention: Mention) => string) | null =
    column === 'after'
      ? afterKey
      : column === 'before'
        ? beforeKey
        : column === 'words'
          ? mention => mention.key
          : column === 'label'
            ? mention => mention.label
            : null
  const rows = mentions.map(mention => ({ mention, key: keyOf?.(mention) ?? '', place: placeOf(mention.article.id) }))
  const sign = descending ? -1 : 1
  rows.sort((a, b) => {
    const byKey = compareKeys(a.key, b.key)
    if (byKey !== 0) return sign * byKey
    const byPlace = a.place - b.place || a.mention.start - b.mention.start
    return keyOf === null ? sign * byPlace : byPlace
  })
  return rows.map(({ mention }) => mention)
}
