import { Check, Link2 } from 'lucide-react'
import type { Label } from '../../shared/model/scheme.ts'
import { LabelSample, tintOf } from '../article/label-sample.tsx'
import { cutAtWord } from '../library/cut-at-word.ts'
import type { Language, useText } from '../strings/text.ts'
import { type GridColumn, gridColumns } from '../ui/data-grid.tsx'
import type { ShownMention } from './concordance-store.ts'
import { cutAfter, cutBefore, measureNaskh } from './cut-context.ts'

type Options = {
  readonly t: ReturnType<typeof useText>
  readonly language: Language
  readonly labels: readonly Label[]
  /** CSS px of the whole table. */
  readonly width: number
  /** px of the widest mention of the page. */
  readonly longest: number
  readonly nameOf: (link: string) => string
}

// CSS px. A Naskh letter at 17 px is 6.4 px wide on average in the sample, 6.7 with room to spare.
const letterWidth = 6.7
const cellPadding = 20
/** Of the cells that hold text, on either side. */
const narrowPadding = 5
const box = 34
const labelWidth = 140
const articleRoom = 196
/** The mention takes what its words need, between these. */
const fewestWords = 84
const mostWords = 0.34

const helper = gridColumns<ShownMention>()

/**
 * One line of text a row, aligned on the mention. The columns stand as the page does, from right to left in both interfaces: what is before an
 * Arabic mention lies right of it. In an article from left to right the two sides change places.
 */
export function mentionColumns({
  t,
  language,
  labels,
  width,
  longest,
  nameOf,
}: Options): readonly GridColumn<ShownMention>[] {
  const articleWidth = width < 860 ? 0 : articleRoom
  const free = Math.max(320, width - box - labelWidth - articleWidth)
  const wanted = Math.ceil(longest) + 2 * cellPadding
  const wordsWidth = Math.round(Math.max(fewestWords, Math.min(wanted, free * mostWords)))
  const side = Math.floor((free - wordsWidth) / 2)
  const letters = (px: number) => Math.floor((px - cellPadding) / letterWidth)
  const room = side - 2 * narrowPadding
  const labelOf = (id: string): Label | undefined => labels.find(one => one.id === id)
  const sideCell = (which: 'right' | 'left') => (row: ShownMention) => {
    const { context, article } = row
    const isBefore = (which === 'right') === (article.direction === 'rtl')
    return (
      <bdi className="kwic-side" dir={article.direction} lang={article.language}>
        {isBefore ? cutBefore(context.before, room, measureNaskh) : cutAfter(context.after, room, measureNaskh)}
      </bdi>
    )
  }
  const right = sideCell('right')
  const left = sideCell('left')
  const columns: readonly GridColumn<ShownMention>[] = [
    helper.display({
      id: 'chosen',
      header: () => <span className="unseen">{t('concordance.columns.chosen')}</span>,
      meta: { width: `${box}px` },
      cell: () => (
        <span className="row-box" aria-hidden>
          <Check className="i s" />
        </span>
      ),
    }),
    helper.accessor((row): unknown => row.context.before, {
      id: 'before',
      header: () => t('concordance.columns.before'),
      sortDescFirst: false,
      meta: { width: `${side}px` },
      cell: ({ row }) => <span className="kwic-right">{right(row.original)}</span>,
    }),
    helper.accessor((row): unknown => row.context.words, {
      id: 'words',
      header: () => t('concordance.columns.words'),
      sortDescFirst: false,
      meta: { width: `${wordsWidth}px` },
      cell: ({ row }) => {
        const { context, article, label } = row.original
        const { lead, words, tail } = context
        return (
          <bdi className="kwic-words" dir={article.direction} lang={article.language}>
            {lead}
            <mark style={tintOf(labelOf(label))}>{cutAfter(words, wordsWidth - 2 * narrowPadding, measureNaskh)}</mark>
            {tail}
          </bdi>
        )
      },
    }),
    helper.accessor((row): unknown => row.context.after, {
      id: 'after',
      header: () => t('concordance.columns.after'),
      sortDescFirst: false,
      meta: { width: `${side}px` },
      cell: ({ row }) => <span className="kwic-left">{left(row.original)}</span>,
    }),
    helper.accessor((row): unknown => row.label, {
      id: 'label',
      header: () => t('concordance.columns.label'),
      sortDescFirst: false,
      meta: { width: `${labelWidth}px` },
      cell: ({ row }) => {
        const { label, link } = row.original
        return (
          <span className="of-label">
            <LabelSample label={labelOf(label)} />
            <bdi className="fits" dir="auto">
              {labelOf(label)?.name[language] ?? label}
            </bdi>
            {link === null ? null : (
              <span className="is-linked" title={t('concordance.linkedTo', { name: nameOf(link) })}>
                <Link2 className="i s" role="img" aria-label={t('concordance.linkedTo', { name: nameOf(link) })} />
              </span>
            )}
          </span>
        )
      },
    }),
    helper.accessor((row): unknown => row.article.title, {
      id: 'article',
      header: () => t('concordance.columns.article'),
      sortDescFirst: false,
      meta: { width: `${articleWidth}px` },
      cell: ({ row }) => {
        const { article, paragraph } = row.original
        return (
          <span className="of-article" title={article.name}>
            <bdi className="naskh" dir={article.direction} lang={article.language}>
              {cutAtWord(article.title, letters(articleWidth) - 3)}
            </bdi>
            <span className="dim">{t('article.mentions.paragraph', { number: paragraph })}</span>
          </span>
        )
      },
    }),
  ]
  return articleWidth === 0 ? columns.filter(({ id }) => id !== 'article') : columns
}
