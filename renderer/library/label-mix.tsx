import type { CSSProperties } from 'react'
import type { LibraryRow } from '../../shared/model/library.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

type Props = { readonly counts: LibraryRow['labels']; readonly labels: readonly Label[] }

/** Shares of the labels as a thin bar in the scheme's order; said in words for readers and on hover. */
export function LabelMix({ counts, labels }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const theme = useApp(state => state.theme)
  if (counts.length === 0) return <span className="dim">{t('library.unknown')}</span>
  const byLabel = new Map(counts.map(({ label, count }) => [label, count]))
  const parts = labels.flatMap(label => {
    const count = byLabel.get(label.id)
    return count === undefined ? [] : [{ label, count }]
  })
  const said = parts
    .map(({ label, count }) => t('library.labelCount', { label: label.name[language], count }))
    .join(language === 'ar' ? '، ' : ', ')
  return (
    <span className="mix" role="img" aria-label={said} title={said}>
      {parts.map(({ label, count }) => {
        const style: CSSProperties = { flexGrow: count, background: label.colour[theme] }
        return <i key={label.id} style={style} />
      })}
    </span>
  )
}
