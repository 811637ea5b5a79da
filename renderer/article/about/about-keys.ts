import type { Scheme } from '../../../shared/model/scheme.ts'
import type { ArticleCommand } from '../article-command.ts'
import type { KeyRow } from '../keymap.ts'
import { sameStroke, strokeOf } from '../stroke.ts'

/** Values that have a number. */
const most = 9

type Category = Scheme['categories'][number]

/** `value` null: the category has none of its own and takes any words. */
type Choice = { readonly category: Category; readonly value: Category['values'][number] | null }

/** Every value of every category, in the scheme's order. */
export const valuesOf = ({ categories }: Pick<Scheme, 'categories'>): readonly Choice[] =>
  categories.flatMap((category): readonly Choice[] =>
    category.values.length === 0 ? [{ category, value: null }] : category.values.map(value => ({ category, value })),
  )

export const commandOfChoice = ({ category: { id }, value }: Choice): ArticleCommand =>
  value === null ? { do: 'writeLabel', category: id } : { do: 'labelArticle', category: id, value: value.id }

/** While the menu of labels is open, or on its way: the number of each chooses it, Escape leaves. */
export const aboutRows = (scheme: Pick<Scheme, 'categories'>): readonly KeyRow[] => [
  ...valuesOf(scheme)
    .slice(0, most)
    .map(
      (choice, at): KeyRow => ({
        id: 'about',
        group: 'article',
        text: 'about',
        code: `Digit${at + 1}`,
        command: commandOfChoice(choice),
      }),
    ),
  { id: 'escape', group: 'article', text: 'escape', code: 'Escape', command: { do: 'escape' } },
]

type Press = Parameters<typeof strokeOf>[0]

/** The label a number stands for; undefined for every other key. */
export const aboutRowOf = (scheme: Pick<Scheme, 'categories'>, press: Press): KeyRow | undefined =>
  aboutRows(scheme).find(row => row.command.do !== 'escape' && sameStroke(row, strokeOf(press)))
