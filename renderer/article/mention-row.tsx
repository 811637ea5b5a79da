// biome-ignore-all lint/a11y/noStaticElementInteractions: keys act on the grid's active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys act on the grid's active row
// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid of variable rows is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and cells are active descendants; the grid holds the focus
import { MessageSquareText, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Entity } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { dragSource } from './frame/drag-filler.ts'
import { LabelSample } from './label-sample.tsx'
import { shorten } from './mention-facts.ts'
import type { OpenArticle } from './open-article.ts'

/** UTF-16 units of a surface that a row can hold. */
const shownLength = 40

/** Element id of a mention's row: the article's paragraphs point to it. */
export const rowId = (mention: Entity): string => `mention-${mention.id}`

type Props = {
  readonly article: OpenArticle
  readonly mention: Entity
  /** Position in the list, from 0. */
  readonly row: number
  readonly depth: number
  /** Its paragraph, from 1. */
  readonly paragraph: number
  readonly active: boolean
  readonly chosen: boolean
  readonly hovered: boolean
  /** `leave`: the focus goes to the text. */
  readonly onChoose: (mention: Entity, leave: boolean) => void
  /** Its details, where it is opened. */
  readonly children: ReactNode
}

/** A row and its place; what stands in it is drawn again only when the mention itself changes. */
export const MentionRow = memo(function MentionRow(props: Props) {
  const { article, mention, row, depth, paragraph, active, chosen, hovered, onChoose, children } = props
  return (
    <div
      role="row"
      id={rowId(mention)}
      className={`mention-row${chosen ? ' chosen' : ''}${hovered ? ' hovered' : ''}${active ? ' active' : ''}`}
      aria-rowindex={row + 1}
      aria-level={Math.min(depth, 9) + 1}
      aria-selected={chosen}
      aria-expanded={chosen}
      onMouseEnter={() => article.run({ do: 'hover', id: mention.id })}
    >
      <Cells article={article} mention={mention} depth={depth} paragraph={paragraph} onChoose={onChoose} />
      {children}
    </div>
  )
})

type CellsProps = Pick<Props, 'article' | 'mention' | 'depth' | 'paragraph' | 'onChoose'>

const Cells = memo(function Cells({ article, mention, depth, paragraph, onChoose }: CellsProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { document, scheme } = article.store.getState()
  const label = scheme.labels.find(one => one.id === mention.label)
  return (
    <div
      role="presentation"
      className="mention"
      style={{ paddingInlineStart: `calc(var(--s-5) + ${Math.min(depth, 4) * 18}px)` }}
      // Onto a role of an agreement.
      {...dragSource({ filler: { entity: mention.id }, from: null }, surfaceOf(document.text, mention.spans))}
      onClick={() => onChoose(mention, true)}
    >
      <LabelSample label={label} />
      <span role="rowheader" className="surface" aria-colindex={1}>
        <bdi className="sf bare" dir={document.metadata.direction} lang={document.metadata.language}>
          {shorten(surfaceOf(document.text, mention.spans), shownLength)}
        </bdi>
        {mention.doubt ? (
          <TriangleAlert className="i s doubt" role="img" aria-label={t('article.mentions.doubtful')} />
        ) : null}
        {mention.note === '' ? null : (
          <MessageSquareText className="i s" role="img" aria-label={t('article.mentions.noted')} />
        )}
      </span>
      <span role="gridcell" className="lab" aria-colindex={2}>
        {label?.name[language] ?? mention.label}
      </span>
      <span
        role="gridcell"
        className="place"
        aria-colindex={3}
        aria-label={t('article.mentions.paragraphLong', { number: paragraph })}
      >
        {t('article.mentions.paragraph', { number: paragraph })}
      </span>
    </div>
  )
})
