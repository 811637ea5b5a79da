import { mentionWords, nameKey } from '../edit/entities/form-key.ts'
import type { Entity } from '../model/records.ts'
import { attestedFormsOf } from '../text/attested-forms.ts'
import { type Sought, soughtOf } from '../text/find-everywhere.ts'

/** What a form is looked for by, as often as it is spelt so. */
type Spelling = { readonly sought: Sought; readonly count: number }

/** How often a form is marked under each label, and how it is spelt there. */
type Form = { readonly counts: Map<string, number>; readonly spellings: Map<string, Spelling> }

/** A form that is marked nearly always with one label. */
export type SettledForm = {
  readonly key: string
  readonly label: string
  readonly count: number
  readonly sought: Sought
}

/** Below this share of its marks the commonest label settles nothing: a name that is a city here and its government there. */
const settledShare = 0.75

/** Forms of one letter or two stand in too many words by chance. */
const fewestLetters = 3

/** Every form she has marked anywhere, by its folded key. */
export class MarkedForms {
  readonly #forms = new Map<string, Form>()
  /** Forms by their first word, to see at once which can stand in a text. */
  #byFirstWord: ReadonlyMap<string, readonly SettledForm[]> | null = null

  add(text: string, entity: Entity): void {
    const key = keyOf(text, entity)
    if (key === '') return
    const form = this.#forms.get(key) ?? { counts: new Map(), spellings: new Map() }
    this.#forms.set(key, form)
    form.counts.set(entity.label, (form.counts.get(entity.label) ?? 0) + 1)
    const sought = soughtOf(text, entity)
    const spelling = `${entity.label} ${sought.forms.join(' ')}`
    form.spellings.set(spelling, { sought, count: (form.spellings.get(spelling)?.count ?? 0) + 1 })
    this.#byFirstWord = null
  }

  /** Marks of the form with this label. */
  count(key: string, label: string): number {
    return this.#forms.get(key)?.counts.get(label) ?? 0
  }

  /** The label that most marks of the form carry; null: they are divided, or there are none. */
  settled(key: string): SettledForm | null {
    const form = this.#forms.get(key)
    if (!form) return null
    const counts = [...form.counts].sort(([, a], [, b]) => b - a)
    const all = counts.reduce((sum, [, count]) => sum + count, 0)
    const [label, count] = counts[0] ?? ['', 0]
    // The commonest spelling: one that was marked with its comma is not how the name is written.
    const sought = [...form.spellings.values()]
      .filter(spelling => spelling.sought.label === label)
      .sort((a, b) => b.count - a.count)[0]?.sought
    return sought && count >= settledShare * all ? { key, label, count, sought } : null
  }

  /** Settled forms whose first word stands in the text, with or without clitics: all that can be found there, and some more. */
  possibleIn(text: string): readonly SettledForm[] {
    this.#byFirstWord ??= this.#indexed()
    const found = new Set<SettledForm>()
    for (const word of new Set(attestedFormsOf(text).flatMap(bareWords)))
      for (const form of this.#byFirstWord.get(word) ?? []) found.add(form)
    return [...found]
  }

  #indexed(): ReadonlyMap<string, readonly SettledForm[]> {
    const index = new Map<string, SettledForm[]>()
    for (const key of this.#forms.keys()) {
      const form = this.settled(key)
      if (!form || key.replaceAll(' ', '').length < fewestLetters || !/\p{L}/u.test(key)) continue
      for (const word of new Set(form.sought.forms.flatMap(words => bareWords(attestedFormsOf(words)[0] ?? '')))) {
        const there = index.get(word)
        if (there) there.push(form)
        else index.set(word, [form])
      }
    }
    return index
  }
}

export const keyOf = (text: string, entity: Pick<Entity, 'spans' | 'normal'>): string =>
  nameKey(mentionWords(text, entity))

/** A word as it stands, and without what can be clitics before it. */
function bareWords(word: string): readonly string[] {
  const after = (form: string, letters: RegExp): readonly string[] => (letters.test(form) ? [form.slice(1)] : [])
  const joined = [word, ...after(word, /^[وف]../u)]
  const all = joined.flatMap(form => [form, ...after(form, /^[بلك]../u)])
  return all.flatMap(form => (form.startsWith('لل') ? [form, `ا${form.slice(1)}`] : [form]))
}
