import { type Article, makeLargeArticle } from '../articles.ts'

export type BesideText = { readonly id: string; readonly name: string; readonly article: Article }

const inOneParagraph = (article: Article): Article => ({ ...article, text: article.text.replaceAll('\n', ' ') })

const make = (id: string, name: string, characters: number, marks: number, whole = false): BesideText => {
  const article = makeLargeArticle(characters, marks)
  return { id, name: `${name}, ${marks} marks`, article: whole ? inOneParagraph(article) : article }
}

/** Texts of rising size, the same at every run. */
export const besideTexts = (): readonly BesideText[] => [
  make('4k', '4 kB', 4000, 60),
  make('200k', '200 kB', 200_000, 5000),
  make('1m', '1 MB', 1_000_000, 20_000),
  make('1m-paragraph', 'one paragraph of 1 MB', 1_000_000, 20_000, true),
]

/** Small ones, that everything can be measured. */
export const quickBesideTexts = (): readonly BesideText[] => [
  make('4k', '4 kB', 4000, 60),
  make('20k-paragraph', 'one paragraph of 20 kB', 20_000, 400, true),
]
