import type { BorderForm } from '../model/import-survey.ts'
import type { Annotation, Entity, Span } from '../model/records.ts'
import type { IsAttested } from '../text/attested-forms.ts'
import { cliticCuts, cliticKept } from '../text/clitics.ts'
import { tokenAt } from '../text/tokens.ts'
import { bareForm } from '../text/word-letters.ts'

/** The word a mention begins with, where it begins with the whole of it. */
function firstWord(text: string, { spans: [first] }: Entity): Span | undefined {
  if (!first) return undefined
  const word = tokenAt(text, first.start)
  return word?.kind === 'word' && word.start === first.start && word.end <= first.end ? word : undefined
}

const keyOf = (label: string, form: string): string => JSON.stringify([label, form])

type Seen = { readonly label: string; readonly form: string; readonly word: string; count: number }

/** Gathers the words that mentions of other tools begin with: only when all texts are known can be told which of them keep a clitic. */
export class BorderForms {
  readonly #seen = new Map<string, Seen>()

  add(text: string, entity: Entity): void {
    const word = firstWord(text, entity)
    if (!word) return
    const spelling = text.slice(word.start, word.end)
    const form = bareForm(spelling)
    const key = keyOf(entity.label, form)
    const seen = this.#seen.get(key)
    if (seen) seen.count++
    else this.#seen.set(key, { label: entity.label, form, word: spelling, count: 1 })
  }

  /** Forms that keep a clitic which the texts show to be one, the most frequent first. */
  withClitic(isAttested: IsAttested): readonly BorderForm[] {
    return [...this.#seen.values()]
      .flatMap(({ label, form, word, count }) => {
        const clitic = cliticKept(word, { start: 0, end: word.length }, isAttested)
        const [cut] = cliticCuts(word, isAttested)
        const isShown = cut?.clitic === clitic && (cut?.reason === 'article' || cut?.reason === 'attested')
        return clitic === undefined || !cut || !isShown
          ? []
          : [{ label, form, clitic, rest: word.slice(cut.start, cut.end), count }]
      })
      .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1))
  }
}

/** The records with the chosen clitics cut off the mentions that begin with such a word. Whatever else a record says stays. */
export function repairBorders(
  text: string,
  records: readonly Annotation[],
  repairs: readonly BorderForm[],
): readonly Annotation[] {
  if (repairs.length === 0) return records
  const chosen = new Map(repairs.map(({ label, form, clitic }) => [keyOf(label, form), clitic]))
  return records.map(record => {
    const word = record.kind === 'entity' ? firstWord(text, record) : undefined
    if (record.kind !== 'entity' || !word) return record
    const spelling = text.slice(word.start, word.end)
    const clitic = chosen.get(keyOf(record.label, bareForm(spelling)))
    const cut = clitic === undefined ? undefined : cliticCuts(spelling).find(candidate => candidate.clitic === clitic)
    const [first, ...rest] = record.spans
    if (!cut || !first || clitic === '') return record
    const start = word.start + cut.start
    // للمغرب: what is left of the word is not what it is called.
    const normal = cut.normal + text.slice(word.end, first.end)
    const isCalledOtherwise =
      rest.length === 0 && record.normal === undefined && normal !== text.slice(start, first.end)
    return {
      ...record,
      spans: [{ start, end: first.end }, ...rest],
      ...(isCalledOtherwise && cut.clitic.endsWith('ل') ? { normal } : {}),
    }
  })
}
