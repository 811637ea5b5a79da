import { ListFilter } from 'lucide-react'
import { memo } from 'react'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { LabelSample } from './label-sample.tsx'
import type { OpenArticle } from './open-article.ts'

const everyLabel = 'every label'

type Props = {
  readonly article: OpenArticle
  /** Labels that have a mention, one a line: as one string, so that a further mark does not draw the menu again. */
  readonly present: string
  /** The label shown; null: all. */
  readonly wanted: string | null
  readonly onWant: (label: string | null) => void
}

/** Chooses the label whose mentions are listed. */
export const MentionsFilter = memo(function MentionsFilter({ article, present, wanted, onWant }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { scheme } = article.store.getState()
  const labelOf = (id: string) => scheme.labels.find(label => label.id === id)
  const nameOf = (id: string): string => labelOf(id)?.name[language] ?? id
  const ids = present === '' ? [] : present.split('\n')
  return (
    <MenuButton
      name={wanted === null ? t('article.mentions.filter') : `${t('article.mentions.filter')}: ${nameOf(wanted)}`}
      className={wanted === null ? 'tool' : 'tool filtering'}
      face={
        <>
          <ListFilter className="i" />
          {wanted === null ? null : <span>{nameOf(wanted)}</span>}
        </>
      }
      selectionMode="single"
      selectedKeys={[wanted ?? everyLabel]}
      onAction={key => onWant(key === everyLabel ? null : String(key))}
    >
      <MenuRow id={everyLabel} text={t('article.mentions.all')} ticked />
      {ids.map(id => (
        <MenuRow key={id} id={id} text={nameOf(id)} ticked>
          <LabelSample label={labelOf(id)} />
          <span>{nameOf(id)}</span>
        </MenuRow>
      ))}
    </MenuButton>
  )
})
