import type { IsAttested } from './attested-forms.ts'
import { bareForm, spell, type WordLetter } from './word-letters.ts'

/**
 * Why a cut is offered, best first: ال or لل shows it; what remains stands alone somewhere; only its first letters look like
 * clitics, or its last ones like a pronoun; nothing is cut.
 */
export type CutReason = 'article' | 'attested' | 'shape' | 'whole'

/** The bare form within its word (UTF-16 offsets in the word). */
export type CliticCut = {
  readonly start: number
  readonly end: number
  /** What is cut off, without diacritics: وب, ها. */
  readonly clitic: string
  /** The form as a dictionary has it, as far as one can tell: للمغرب → المغرب, قيادتها → قيادة. First of `normals`. */
  readonly normal: string
  readonly normals: readonly string[]
  readonly reason: CutReason
}

const article = 'ال'
/** A remainder shorter than this is offered for cycling but attests nothing: too many short words hide in longer ones. */
const fewestAttestedLetters = 3

export const conjunctions = 'وف'

/**
 * Whether the corpus shows the whole form as a noun: ال or another clitic stands before it somewhere, as in الوزارة for وزارة. Before
 * a form in ب ل ك, و and ف prove nothing (وبمدينة is not بمدينة's noun).
 */
export function standsAsNoun(form: string, isAttested: IsAttested): boolean {
  const before = [article, 'لل', 'ب', 'ك']
  if (!form.startsWith('ل')) before.push('ل')
  if (conjunctions.includes(form.charAt(0))) before.push('و', 'ف')
  return before.some(clitic => isAttested(clitic + form))
}

/** للـ hides one or two letters: للمغرب is ل + المغرب, للجنة ل + اللجنة, للبنان ل + لبنان. Only attested forms tell which. */
function normalsOfLam(remainder: string, isAttested: IsAttested): readonly string[] {
  const afterLams = remainder.slice(1)
  const forms = [`الل${afterLams}`, `ال${afterLams}`, `ل${afterLams}`]
  const attested = forms.filter(isAttested)
  const [withTwoLams = '', withArticle = '', bare = ''] = forms
  return [...new Set([...attested, withArticle, bare, withTwoLams])]
}

/** Cuts off the first `count` letters; undefined where too little would remain. */
export function cutAfter(letters: readonly WordLetter[], count: number, isAttested: IsAttested): CliticCut | undefined {
  const remaining = letters.slice(count)
  const first = remaining[0]
  const last = remaining.at(-1)
  if (first === undefined || last === undefined || remaining.length < 2) return undefined
  const clitic = spell(letters.slice(0, count))
  const form = spell(remaining)
  const afterLam = clitic.endsWith('ل')
  const cut = { start: first.start, end: last.end, clitic }
  if (afterLam && form.startsWith('ل') && remaining.length > 2) {
    const normals = normalsOfLam(form, isAttested)
    return { ...cut, normal: normals[0] ?? form, normals, reason: 'article' }
  }
  const hasArticle = !afterLam && form.startsWith(article) && remaining.length > 3
  const isKnown = remaining.length >= fewestAttestedLetters && isAttested(form)
  const reason = hasArticle ? 'article' : isKnown ? 'attested' : 'shape'
  return { ...cut, normal: form, normals: [form], reason }
}

/** Cuts off a pronoun that the word ends in; undefined where it does not, or too little would remain. */
export function cutBefore(
  letters: readonly WordLetter[],
  pronoun: string,
  isAttested: IsAttested,
): CliticCut | undefined {
  const remaining = letters.slice(0, letters.length - pronoun.length)
  const first = remaining[0]
  const last = remaining.at(-1)
  const isEnding = spell(letters.slice(remaining.length)) === pronoun
  if (!isEnding || first === undefined || last === undefined || remaining.length < 2) return undefined
  const form = spell(remaining)
  // Before a pronoun ة is written ت.
  const forms = form.endsWith('ت') ? [`${form.slice(0, -1)}ة`, form] : [form]
  const attested = remaining.length >= fewestAttestedLetters ? forms.filter(isAttested) : []
  const normals = [...new Set([...attested, form, ...forms])]
  const reason = attested.length > 0 ? 'attested' : 'shape'
  return { start: 0, end: last.end, clitic: pronoun, normal: normals[0] ?? form, normals, reason }
}

export function wholeWord(word: string): CliticCut {
  const normal = bareForm(word)
  return { start: 0, end: word.length, clitic: '', normal, normals: [normal], reason: 'whole' }
}

/** Best first. */
export const ranks: Readonly<Record<CutReason, number>> = { article: 0, attested: 1, shape: 2, whole: 3 }
