import type { LibraryRow } from '../../shared/model/library.ts'
import { cutAtWord } from './cut-at-word.ts'

type Props = {
  readonly row: LibraryRow
  readonly isRoomy: boolean
  /** UTF-16 units that fit in a line of the column. */
  readonly lineLength: number
}

/** First words of the article and its file; while searching, where the words were found. */
export function TitleCell({ row, isRoomy, lineLength }: Props) {
  const { snippet } = row
  const lines = isRoomy && snippet === null ? 2 : 1
  return (
    <div className="article-cell">
      <bdi className="first-line" lang="ar" dir="rtl">
        {cutAtWord(row.title, lines * lineLength)}
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
