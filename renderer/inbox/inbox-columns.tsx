import { Check, CircleAlert, CircleDashed, Scissors, Tags } from 'lucide-react'
import type { InboxItem, InboxKind } from '../../shared/model/inbox.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { tintOf } from '../article/label-sample.tsx'
import { cutAtWord } from '../library/cut-at-word.ts'
import type { Language, useText } from '../strings/text.ts'
import { type GridColumn, gridColumns } from '../ui/data-grid.tsx'
import { fixSentence, inboxSentence } from './inbox-sentence.ts'

type Options = {
  readonly t: ReturnType<typeof useText>
  readonly language: Language
  readonly scheme: Scheme
  readonly isReadOnly: boolean
  readonly onFix: (item: InboxItem) => void
  readonly onSettle: (item: InboxItem) => void
}

const helper = gridColumns<InboxItem>()
const titleLength = 34

const icons = { unmarked: CircleDashed, labels: Tags, frame: CircleAlert, border: Scissors } as const

export function KindIcon({ kind }: { readonly kind: InboxKind }) {
  const Icon = icons[kind]
  return <Icon className="i" aria-hidden />
}

/** What is odd, the words in their context, the article, and what can be done about it. */
export function inboxColumns({
  t,
  language,
  scheme,
  isReadOnly,
  onFix,
  onSettle,
}: Options): readonly GridColumn<InboxItem>[] {
  const words = { t, language, scheme }
  const columns: readonly GridColumn<InboxItem>[] = [
    helper.display({
      id: 'says',
      header: () => t('inbox.columns.says'),
      meta: { width: 'minmax(190px, 0.42fr)' },
      cell: ({ row }) => {
        const sentence = inboxSentence(row.original, words)
        return (
          <span className="inbox-says" title={sentence}>
            <KindIcon kind={row.original.kind} />
            <span>{sentence}</span>
          </span>
        )
      },
    }),
    helper.display({
      id: 'context',
      header: () => <span className="found-middle">{t('inbox.columns.context')}</span>,
      meta: { width: 'minmax(0, 1fr)' },
      cell: ({ row }) => <InContext item={row.original} scheme={scheme} />,
    }),
    helper.display({
      id: 'article',
      header: () => t('inbox.columns.article'),
      meta: { width: 'minmax(110px, 0.24fr)', align: 'arabic' },
      cell: ({ row }) => (
        <bdi className="inbox-article" dir={row.original.direction} lang={row.original.language}>
          {cutAtWord(row.original.title, titleLength)}
        </bdi>
      ),
    }),
    helper.display({
      id: 'acts',
      header: () => t('inbox.columns.acts'),
      meta: { width: '232px' },
      cell: ({ row }) => (
        <span className="inbox-acts">
          {row.original.fix === null ? null : (
            <button type="button" tabIndex={-1} className="btn" onClick={() => onFix(row.original)}>
              {fixSentence(row.original, words)}
            </button>
          )}
          <button
            type="button"
            tabIndex={-1}
            className="btn quiet"
            title={t('inbox.fineTip')}
            onClick={() => onSettle(row.original)}
          >
            <Check className="i s" aria-hidden />
            {t('inbox.fine')}
          </button>
        </span>
      ),
    }),
  ]
  return isReadOnly ? columns.filter(({ id }) => id !== 'acts') : columns
}

/** The words in the middle, what they join on to beside them in one run, so that no letter loses its shape. */
function InContext({ item, scheme }: { readonly item: InboxItem; readonly scheme: Scheme }) {
  const { before, lead, words, tail, after } = item.context
  const { direction, language, label } = item
  return (
    <span className="kwic" dir={direction} lang={language}>
      <span className="kwic-before">
        <bdi dir={direction}>{before.trimEnd()}</bdi>
      </span>
      <bdi className="kwic-hit" dir={direction}>
        {lead}
        <mark style={tintOf(scheme.labels.find(({ id }) => id === label))}>{words}</mark>
        {tail}
      </bdi>
      <span className="kwic-after">
        <bdi dir={direction}>{after.trimStart()}</bdi>
      </span>
    </span>
  )
}
