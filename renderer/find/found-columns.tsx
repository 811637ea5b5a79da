import type { Label } from '../../shared/model/scheme.ts'
import { LabelSample, tintOf } from '../article/label-sample.tsx'
import { cutAtWord } from '../library/cut-at-word.ts'
import type { Language, useText } from '../strings/text.ts'
import { type GridColumn, gridColumns } from '../ui/data-grid.tsx'
import { DecisionBox } from './decision-box.tsx'
import { useFind } from './find-session.ts'
import type { FoundRow } from './found-rows.ts'

type Options = {
  readonly t: ReturnType<typeof useText>
  readonly language: Language
  readonly labels: readonly Label[]
  /** The label sought. */
  readonly label: string
}

const titleLength = 42

const helper = gridColumns<FoundRow>()

/** A ledger of places: what is said of each, its article, its context aligned on the words, what is marked there already. */
export function foundColumns({ t, language, labels, label }: Options): readonly GridColumn<FoundRow>[] {
  const labelOf = (id: string): Label | undefined => labels.find(one => one.id === id)
  const nameOf = (id: string): string => labelOf(id)?.name[language] ?? id
  return [
    helper.display({
      id: 'decision',
      header: () => t('find.columns.decision'),
      meta: { width: '132px' },
      cell: ({ row }) => <DecisionBox row={row.original} />,
    }),
    helper.display({
      id: 'article',
      header: () => t('find.columns.article'),
      meta: { width: 'minmax(150px, 0.34fr)', align: 'arabic' },
      cell: ({ row }) => <ArticleCell row={row.original} />,
    }),
    helper.display({
      id: 'context',
      header: () => <span className="found-middle">{t('find.columns.context')}</span>,
      meta: { width: 'minmax(0, 1fr)' },
      cell: ({ row }) => <ContextCell row={row.original} label={labelOf(label)} />,
    }),
    helper.display({
      id: 'labels',
      header: () => t('find.columns.labels'),
      meta: { width: '152px' },
      cell: ({ row }) => {
        const { labelled, within } = row.original.hit
        return (
          <span className="found-labels">
            {[...new Set([...labelled, ...within])].map(id => (
              <span key={id} title={t(labelled.includes(id) ? 'find.labelled' : 'find.within', { label: nameOf(id) })}>
                <LabelSample label={labelOf(id)} />
                {nameOf(id)}
              </span>
            ))}
          </span>
        )
      },
    }),
  ]
}

/** The first place of an article names it; the others repeat it faintly, so that a scrolled list is never without. */
function ArticleCell({ row: { document, isFirst } }: { readonly row: FoundRow }) {
  return (
    <bdi
      className={isFirst ? 'found-article first' : 'found-article'}
      dir={document.direction}
      lang={document.language}
    >
      {cutAtWord(document.title, titleLength)}
    </bdi>
  )
}

/** The words in the middle, what they join on to beside them in one run, so that no letter loses its shape. */
function ContextCell({ row, label }: { readonly row: FoundRow; readonly label: Label | undefined }) {
  const decision = useFind(find => find?.decisions.get(row.id))
  const { before, lead, words, tail, after } = row.hit.context
  const { direction, language } = row.document
  return (
    <span
      className="kwic"
      dir={direction}
      lang={language}
      data-refused={decision === 'pass' || decision === 'never' ? '' : undefined}
    >
      <span className="kwic-before">
        <bdi dir={direction}>{before.trimEnd()}</bdi>
      </span>
      <bdi className="kwic-hit" dir={direction}>
        {lead}
        <mark style={tintOf(label)}>{words}</mark>
        {tail}
      </bdi>
      <span className="kwic-after">
        <bdi dir={direction}>{after.trimStart()}</bdi>
      </span>
    </span>
  )
}
