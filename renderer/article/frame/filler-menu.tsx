import { useState } from 'react'
import { Menu, Popover, Separator } from 'react-aria-components'
import { sameFiller } from '../../../shared/edit/agreements/agreement-of.ts'
import type { FillerPlace } from '../../../shared/edit/agreements/move-filler.ts'
import {
  isPersonRole,
  isTitleRole,
  partyRoleOf,
  rolesOfType,
  titleRoleOf,
} from '../../../shared/edit/agreements/role-types.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Role } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useText } from '../../strings/text.ts'
import { HoldKeys } from '../../ui/hold-keys.tsx'
import { MenuRow } from '../../ui/menu-row.tsx'
import { KeyCap } from '../key-cap.tsx'
import { shorten } from '../mention-facts.ts'
import { isAgreement } from './frame-hue.ts'
import { spansOf } from './frame-pieces.ts'
import { type FillerMenuAt, type FillerMenuPage, usePane } from './pane-context.ts'

type Props = { readonly menu: FillerMenuAt; readonly onClose: () => void }

/** How many titles near a person are offered, and UTF-16 units of the words that are shown. */
const offered = 8
const shownLength = 48

/** What can be done with one filler: to another role, whose it is, its place, out. One menu, whose further choices take its place. */
export function FillerMenu({ menu, onClose }: Props) {
  const t = useText()
  const { article, deeds, language, show } = usePane()
  const [page, setPage] = useState<FillerMenuPage>(menu.page)
  const { records, index, scheme, document } = article.store.getState()
  const record = records.get(menu.agreement.id)
  const agreement = record && isAgreement(record) ? record : menu.agreement
  const filled = agreement.roles[menu.at]
  if (!filled) return null
  const type = scheme.roleTypes.find(({ id }) => id === filled.role)
  const wordsOf = (role: Pick<Role, 'filler'>): string => {
    const spans = spansOf(role.filler, index)
    return spans ? shorten(surfaceOf(document.text, spans), shownLength) : t('framePane.gone')
  }
  const words = wordsOf(filled)
  const roles = rolesOfType(scheme, agreement.type)
  const titleRole = type && isPersonRole(type) ? titleRoleOf(roles, filled.role) : undefined
  const same = agreement.roles.flatMap((role, at) => (role.role === filled.role ? [at] : []))
  const place = same.indexOf(menu.at)
  /** Whom it may belong to: a person’s parties, a title’s persons. */
  const owners = agreement.roles.filter(
    ({ role, filler }) =>
      'entity' in filler &&
      !sameFiller(filler, filled.filler) &&
      (type && isTitleRole(type)
        ? roles.some(one => one.id === role && isPersonRole(one))
        : role === partyRoleOf(roles)?.id),
  )
  const titles = titleRole === undefined ? [] : titlesNear()

  function titlesNear() {
    const at = filled ? (spansOf(filled.filler, index)?.[0]?.start ?? 0) : 0
    const far = (start: number | undefined): number => Math.abs((start ?? 0) - at)
    return index.ordered
      .filter(({ label }) => titleRole?.labels.includes(label))
      .toSorted((a, b) => far(a.spans[0]?.start) - far(b.spans[0]?.start))
      .slice(0, offered)
  }

  const done = (): void => {
    onClose()
    menu.anchor.focus()
  }

  const move = (to: FillerPlace): void => deeds.edit(agreement.id, { edit: 'move', at: menu.at, to })

  function act(key: string): void {
    const [what = '', id = ''] = key.split(' ')
    if (!filled) return
    if (what === 'page') {
      setPage(id === 'role' || id === 'of' || id === 'title' ? id : 'acts')
      return
    }
    done()
    const owner: RecordId | undefined = [
      ...owners.flatMap(({ filler }) => ('entity' in filler ? filler.entity : [])),
      ...titles.map(one => one.id),
    ].find(one => one === id)
    if (what === 'show') show(filled.filler, true)
    else if (what === 'role') move({ role: id, before: null })
    else if (what === 'of') deeds.edit(agreement.id, { edit: 'setOf', filled, of: owner ?? null })
    else if (what === 'title' && titleRole && owner && 'entity' in filled.filler)
      deeds.edit(agreement.id, {
        edit: 'fill',
        roles: [{ role: titleRole.id, filler: { entity: owner }, of: filled.filler.entity }],
      })
    else if (what === 'earlier') move({ role: filled.role, before: same[place - 1] ?? 0 })
    else if (what === 'later') move({ role: filled.role, before: same[place + 2] ?? null })
    else if (what === 'out') deeds.takeOut(agreement, filled)
  }

  const bdi = (text: string) => (
    <bdi className="naskh" dir={document.metadata.direction} lang={document.metadata.language}>
      {text}
    </bdi>
  )
  const isOwned = type?.of === 'party' || type?.of === 'person'
  return (
    <Popover
      aria-label={t('framePane.fillerMenu', { words })}
      triggerRef={{ current: menu.anchor }}
      isOpen
      offset={4}
      onOpenChange={open => {
        if (!open) done()
      }}
    >
      <HoldKeys />
      <Menu
        // Another page is another menu: the first of its rows has the focus.
        key={page}
        className="menu"
        aria-label={t('framePane.fillerMenu', { words })}
        autoFocus="first"
        onAction={key => act(String(key))}
      >
        {page === 'acts' ? (
          <>
            <MenuRow id="show" text={t('framePane.show')} />
            <MenuRow id="page role" text={t('framePane.toRole')} />
            {isOwned ? (
              <MenuRow id="page of" text={t(type.of === 'person' ? 'framePane.whoseTitle' : 'framePane.whoseSide')} />
            ) : null}
            {titles.length > 0 && 'entity' in filled.filler ? (
              <MenuRow id="page title" text={t('framePane.giveTitle')} />
            ) : null}
            {place > 0 ? <MenuRow id="earlier" text={t('framePane.earlier')} /> : null}
            {place < same.length - 1 ? <MenuRow id="later" text={t('framePane.later')} /> : null}
            <Separator />
            <MenuRow id="out" text={t('framePane.takeOut')}>
              <span className="spring">{t('framePane.takeOut')}</span>
              <KeyCap code="Delete" />
            </MenuRow>
          </>
        ) : page === 'role' ? (
          roles
            .filter(({ id }) => id !== filled.role)
            .map(({ id, name }) => <MenuRow key={id} id={`role ${id}`} text={name[language]} />)
        ) : page === 'of' ? (
          <>
            {owners.map(owner =>
              'entity' in owner.filler ? (
                <MenuRow key={owner.filler.entity} id={`of ${owner.filler.entity}`} text={wordsOf(owner)}>
                  {bdi(wordsOf(owner))}
                </MenuRow>
              ) : null,
            )}
            <MenuRow id="of" text={t('framePane.nobodyElse')} />
          </>
        ) : (
          titles.map(title => (
            <MenuRow key={title.id} id={`title ${title.id}`} text={surfaceOf(document.text, title.spans)}>
              {bdi(shorten(surfaceOf(document.text, title.spans), shownLength))}
            </MenuRow>
          ))
        )}
      </Menu>
    </Popover>
  )
}
