import type { Scheme } from '../../../shared/model/scheme.ts'
import type { KeyRow } from '../keymap.ts'
import { sameStroke, strokeOf } from '../stroke.ts'

/** Values that have a number. */
const most = 9

/** Every value of every category, in the scheme's order. */
export const valuesOf = ({ categories }: Pick<Scheme, 'categories'>) =>
  categories.flatMap(category => category.values.map(value => ({ category, value })))

/** While the menu of labels is open, or on its way: the number of each chooses it, Escape leaves. */
export const aboutRows = (scheme: Pick<Scheme, 'categories'>): readonly KeyRow[] => [
  ...valuesOf(scheme)
    .slice(0, most)
    .map(
      ({ category, value }, at): KeyRow => ({
        id: 'about',
        group: 'article',
        text: 'about',
        code: `Digit${at + 1}`,
        command: { do: 'labelArticle', category: category.id, value: value.id },
      }),
    ),
  { id: 'escape', group: 'article', text: 'escape', code: 'Escape', command: { do: 'escape' } },
]

type Press = Parameters<typeof strokeOf>[0]

/** The label a number stands for; undefined for every other key. */
export const aboutRowOf = (scheme: Pick<Scheme, 'categories'>, press: Press): KeyRow | undefined =>
  aboutRows(scheme).find(row => row.command.do === 'labelArticle' && sameStroke(row, strokeOf(press)))
