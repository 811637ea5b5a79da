import { foldQuery } from '../../shared/text/folding.ts'

/** How near what is typed comes to a name: the whole of it, its beginning, a word's beginning, all of them words' beginnings, inside. */
type Closeness = 0 | 1 | 2 | 3 | 4

/** The article is no part of the word that is typed: مكتبة means المكتبة. */
const withoutArticle = (words: string): string => words.replace(/(?<=^|\s)ال(?=\S{2})/gu, '')

const wordsIn = (text: string): readonly string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(word => word !== '')

function closenessTo(asked: string, name: string): Closeness | null {
  const forms = [name, withoutArticle(name)]
  if (forms.includes(asked)) return 0
  if (forms.some(form => form.startsWith(asked))) return 1
  const words = forms.flatMap(wordsIn)
  if (words.some(word => word.startsWith(asked)) || forms.some(form => form.includes(` ${asked}`))) return 2
  const parts = asked.split(' ')
  if (parts.every(part => words.some(word => word.startsWith(part)))) return 3
  return parts.every(part => forms.some(form => form.includes(part))) ? 4 : null
}

type Named = { readonly names: readonly string[] }

/** Those that are found by `asked`, in any spelling of any of their names, the closest first; of equals, as they stood. */
export function closest<Entry extends Named>(entries: readonly Entry[], asked: string): readonly Entry[] {
  const wanted = foldQuery(asked).trim().replace(/\s+/gu, ' ')
  if (wanted === '') return entries
  return entries
    .flatMap(entry => {
      const names = entry.names.map(foldQuery)
      const near = [...names, names.join(' ')].flatMap((name, nth) => {
        const closeness = closenessTo(wanted, name)
        // All names together only find what is typed in two languages.
        return closeness === null ? [] : [nth === names.length ? (4 as const) : closeness]
      })
      return near.length === 0 ? [] : [{ entry, closeness: Math.min(...near) }]
    })
    .sort((a, b) => a.closeness - b.closeness)
    .map(({ entry }) => entry)
}
