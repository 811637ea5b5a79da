import { charClass, runEnd } from './char-class.ts'
import { bareLetters, readCliticTable } from './clitic-segmenter.ts'
import { closedSegmentTable, type SegmentTable, toSegmentForm } from './segment-table.ts'
import { tokenize } from './tokens.ts'

/** Counts words that stand alone, folded, text by text. */
export type FormCounts = { readonly add: (text: string) => void; readonly counts: ReadonlyMap<string, number> }

/** Beyond this many forms those met once are forgotten, so that memory stays flat however large the corpus is. */
const mostCounted = 400_000

const isArabicForm = (form: string): boolean => form.length > 0 && runEnd(form, 0, charClass.arabic) === form.length

/** Folded but for a hamza on a first alef, since أل begins no article: ألقيت shows no قيت. */
const toCounted = (letters: string): string =>
  /^[أإآ]/.test(letters) ? letters.charAt(0) + toSegmentForm(letters.slice(1)) : toSegmentForm(letters)

/** Words whose form is remembered, as the same ones come again and again; beyond so many they are forgotten. */
const mostRemembered = 100_000

/** The form a word is counted under; empty where it is none that could stand behind a clitic. */
function toForm(word: string): string {
  const form = toCounted(bareLetters(word))
  return form.length > 2 && isArabicForm(form) ? form : ''
}

export function countForms(most: number = mostCounted): FormCounts {
  const counts = new Map<string, number>()
  const forms = new Map<string, string>()
  const formOf = (word: string): string => {
    const known = forms.get(word)
    if (known !== undefined) return known
    if (forms.size > mostRemembered) forms.clear()
    const form = toForm(word)
    forms.set(word, form)
    return form
  }
  return {
    counts,
    add: text => {
      for (const { kind, start, end } of tokenize(text)) {
        if (kind !== 'word') continue
        const form = formOf(text.slice(start, end))
        if (form !== '') counts.set(form, (counts.get(form) ?? 0) + 1)
      }
      if (counts.size > most) for (const [form, count] of counts) if (count === 1) counts.delete(form)
    },
  }
}

const article = 'ال'
/** A longer list says little more and makes the table large. */
const mostRests = 30_000
/** How much oftener a word stands than its rest, where both are attested, to be a word of its own. */
const ownWordRatio = 4

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The closed lists and what the counted texts show: each word that stands alone may stand behind a clitic; a word before which ال or another
 * clitic stands, or that is far oftener there than what would remain of it, holds none.
 */
export function buildSegmentTable(counts: ReadonlyMap<string, number>): SegmentTable {
  const closed = closedSegmentTable
  const known = new Set([...closed.wholes, ...closed.rests])
  const of = (form: string): number => counts.get(form) ?? 0
  const standing = new Map<string, number>()
  for (const [form, count] of counts) {
    const rest = form.startsWith(article) ? form.slice(article.length) : toSegmentForm(form)
    if (rest.length > 2) standing.set(rest, (standing.get(rest) ?? 0) + count)
  }
  const attested = [...standing]
    .filter(([form]) => !known.has(form))
    .sort(([a, countA], [b, countB]) => countB - countA || byCodeUnit(a, b))
    .slice(0, mostRests)
    .map(([form]) => form)
  const withRests = { ...closed, rests: [...closed.rests, ...attested].sort(byCodeUnit) }

  const isShownWhole = (form: string): boolean => {
    const first = form.charAt(0)
    const others = 'وف'.includes(first) ? 'بل' : first === 'ل' ? 'ب' : 'ل'
    return [article, 'لل', ...others].some(before => of(before + form) > 0)
  }
  const outweighs = (form: string): boolean => {
    const inRest = standing.get(form.slice(1)) ?? 0
    return form.charAt(0) !== 'و' && inRest > 0 && of(form) > 2 && of(form) > ownWordRatio * inRest
  }
  const { countClitics, isEndedWhole } = readCliticTable(withRests)
  const wholes = [...standing.keys()].filter(
    form =>
      !known.has(form) &&
      !known.has(form.slice(1)) &&
      countClitics(form) > 0 &&
      (isShownWhole(form) || outweighs(form) || isEndedWhole(form)),
  )
  return { ...withRests, wholes: [...closed.wholes, ...wholes].sort(byCodeUnit) }
}
