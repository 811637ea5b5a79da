import { Link2 } from 'lucide-react'
import type { NameRow } from '../../shared/model/concordance-rows.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { cutAtWord } from '../library/cut-at-word.ts'
import { toFigure } from '../strings/figures.ts'
import type { Language, useText } from '../strings/text.ts'
import { type GridColumn, gridColumns } from '../ui/data-grid.tsx'

type Options = {
  readonly t: ReturnType<typeof useText>
  readonly language: Language
  readonly labels: readonly Label[]
}

/** UTF-16 units of a name in the list's column. */
const nameLength = 30

const helper = gridColumns<NameRow>()

/** Who is named and how often: an entity with its other name, a form with the labels it carries. Ids of those that sort are the query's. */
export function namesColumns({ t, language, labels }: Options): readonly GridColumn<NameRow>[] {
  return [
    helper.accessor((row): unknown => row.name, {
      id: 'name',
      header: () => t('concordance.names.name'),
      meta: { width: 'minmax(0, 1fr)', align: 'arabic' },
      cell: ({ row }) => <NameCell row={row.original} labels={labels} language={language} t={t} />,
    }),
    helper.accessor((row): unknown => row.mentions, {
      id: 'mentions',
      header: () => t('concordance.names.mentions'),
      sortDescFirst: true,
      meta: { width: '84px', align: 'figures' },
      cell: ({ row }) => toFigure(row.original.mentions, language),
    }),
  ]
}

function NameCell({ row, labels, language, t }: { readonly row: NameRow } & Options) {
  const { kind, name, other, mentions, linked, articles } = row
  const [first, ...more] = row.labels
  const label = labels.find(one => one.id === first?.label)
  return (
    <span className="name-cell">
      <span className="name-line">
        {kind === 'entity' ? <Link2 className="i s" role="img" aria-label={t('concordance.names.entity')} /> : null}
        <bdi className="naskh" dir="auto">
          {cutAtWord(name, nameLength)}
        </bdi>
        {other === null ? null : (
          <bdi className="ltr dim" lang="en">
            {cutAtWord(other, nameLength)}
          </bdi>
        )}
      </span>
      <span className="name-facts">
        {first === undefined ? null : (
          <span className="of-label">
            <LabelSample label={label} />
            {label?.name[language] ?? first.label}
            {more.length === 0 ? '' : ` +${toFigure(more.length, language)}`}
          </span>
        )}
        <span>{t('concordance.articles', { count: articles })}</span>
        {kind === 'form' && linked > 0 ? <span>{t('concordance.names.linked', { linked, mentions })}</span> : null}
      </span>
    </span>
  )
}
