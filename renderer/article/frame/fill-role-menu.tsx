import { ListPlus } from 'lucide-react'
import { useStore } from 'zustand'
import { agreementOf } from '../../../shared/edit/agreements/change-agreement.ts'
import { allows, rolesOfType } from '../../../shared/edit/agreements/role-types.ts'
import type { Entity } from '../../../shared/model/records.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { MenuRow } from '../../ui/menu-row.tsx'
import type { OpenArticle } from '../open-article.ts'
import { createFrameDeeds } from './frame-deeds.ts'
import { lightOf, shownOpen } from './frame-light.ts'

type Props = { readonly article: OpenArticle; readonly mention: Entity }

/** Fills a role of the open agreement with a mention: what dragging its row there does, by menu. Nothing where none is open. */
export function FillRoleMenu({ article, mention }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { records, scheme } = article.store.getState()
  const id = useStore(lightOf(article), light => shownOpen(light, records))
  const record = id === null ? undefined : agreementOf(records, id)
  if (!record) return null
  const roles = rolesOfType(scheme, record.type)
  // Those that take its label first.
  const fitting = roles.filter(role => allows(role, mention.label))
  return (
    <MenuButton
      name={t('framePane.roleMenu')}
      className="tool"
      face={<ListPlus className="i s" />}
      onAction={key => createFrameDeeds(article).fill(record.id, String(key), { entity: mention.id })}
    >
      {[...fitting, ...roles.filter(role => !fitting.includes(role))].map(role => (
        <MenuRow key={role.id} id={role.id} text={role.name[language]} />
      ))}
    </MenuButton>
  )
}
