import type { LibraryRow } from '../../shared/model/library.ts'
import { cutAtWord } from './cut-at-word.ts'

type Props = { readonly row: LibraryRow; readonly isRoomy: boolean }

/** UTF-16 units that fit: two lines of the narrowest column, or one. */
const twoLines = 96
const oneLine = 48

/** First words of the article and its file; while searching, where the words were found. */
export function TitleCell({ row, isRoomy }: Props) {
  const { snippet } = row
  return (
    <div className="article-cell">
      <bdi className="first-line" lang="ar" dir="rtl">
        {cutAtWord(row.title, isRoomy && snippet === null ? twoLines : oneLine)}
      </bdi>
      {snippet === null ? null : (
        <bdi className="snippet" lang="ar" dir="rtl">
          {snippet.before}
          <mark>{snippet.hit}</mark>
          {snippet.after}
        </bdi>
      )}
      {isRoomy ? <bdi className="file ltr">{row.name}</bdi> : null}
    </div>
  )
}
