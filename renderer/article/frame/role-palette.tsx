import { CircleAlert } from 'lucide-react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { agreementOf } from '../../../shared/edit/agreements/change-agreement.ts'
import { rolesOfType } from '../../../shared/edit/agreements/role-types.ts'
import type { RoleType } from '../../../shared/model/scheme.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { CommandCap } from '../command-cap.tsx'
import { KeyCap } from '../key-cap.tsx'
import { LabelSample } from '../label-sample.tsx'
import type { OpenArticle } from '../open-article.ts'
import { useSettled } from '../use-settled.ts'
import { agreementStatusCommand, roleCommand } from './frame-keys.ts'
import type { FrameCommand } from './frame-state.ts'
import { useFrameKeys } from './use-frame-keys.ts'
import './role-palette.css'

/** Roles with their keys, while an agreement is open: what the left hand says then. */
export function RolePalette({ article }: { readonly article: OpenArticle }) {
  return (
    <Roles
      article={article}
      version={useSettled(article, state => state.version)}
      expected={useSettled(article, state => state.frame?.role ?? null)}
      id={useSettled(article, state => state.frame?.id ?? null)}
    />
  )
}

type Props = {
  readonly article: OpenArticle
  /** Of the records, which change in place. */
  readonly version: number
  readonly expected: string | null
  readonly id: string | null
}

const Roles = memo(function Roles({ article, expected }: Props) {
  const t = useText()
  const { frame, records, scheme } = article.store.getState()
  const record = frame ? agreementOf(records, frame.id) : undefined
  const roles = record ? rolesOfType(scheme, record.type) : []
  const countOf = (role: string): number => record?.roles.filter(one => one.role === role).length ?? 0
  return (
    <aside className="palette" aria-label={t('frames.palette.title')} data-testid="label-palette">
      <div className="pane-head">
        <h2 className="panel-title">{t('frames.palette.title')}</h2>
      </div>
      <ul className="labels">
        {roles.map(role => (
          <li key={role.id} className="role-item">
            <RoleButton article={article} role={role} count={countOf(role.id)} expected={role.id === expected} />
          </li>
        ))}
      </ul>
      <Statuses article={article} status={record?.attributes.status} />
      <Legend />
    </aside>
  )
})

const press = (article: OpenArticle, command: FrameCommand): void => {
  article.run(command)
  article.view.text.focus({ preventScroll: true })
}

type RoleButtonProps = {
  readonly article: OpenArticle
  readonly role: RoleType
  readonly count: number
  readonly expected: boolean
}

const RoleButton = memo(function RoleButton({ article, role, count, expected }: RoleButtonProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useStore(article.store, state => state.scheme.labels)
  const keys = useFrameKeys(article)(roleCommand(role.id))
  const name = role.name[language]
  const taken = role.labels.flatMap(id => labels.find(label => label.id === id) ?? [])
  const remark =
    count < role.minimum
      ? t('frames.palette.few')
      : role.maximum !== null && count > role.maximum
        ? t('frames.palette.many')
        : null
  const said = keys
    ? t('frames.palette.role', { name, key: keys.full, count })
    : t('frames.palette.roleWithoutKey', { name, count })
  const takes =
    taken.length === 0
      ? t('frames.palette.takesAny')
      : t('frames.palette.takes', {
          labels: taken.map(label => label.name[language]).join(language === 'ar' ? '، ' : ', '),
        })
  const notes = [...(expected ? [t('frames.palette.next')] : []), ...(remark === null ? [] : [remark])]
  return (
    <button
      type="button"
      className={count === 0 ? 'label role-button none' : 'label role-button'}
      data-role-id={role.id}
      aria-label={[said, ...notes].join('. ')}
      aria-keyshortcuts={keys?.full}
      aria-current={expected ? 'step' : undefined}
      title={[
        t('frames.palette.tooltip', {
          name,
          other: role.name[language === 'ar' ? 'en' : 'ar'],
          code: role.id,
        }),
        takes,
        ...notes,
      ].join('\n')}
      // The selection in the text must outlive the press.
      onMouseDown={event => event.preventDefault()}
      onClick={() => press(article, { do: 'role', roles: [role.id] })}
    >
      {keys ? <kbd dir="ltr">{keys.tight}</kbd> : <span />}
      {taken[0] ? <LabelSample label={taken[0]} /> : <span className="sw bare" aria-hidden />}
      <span className="name">{name}</span>
      {remark === null ? <span /> : <CircleAlert className="i s remark" aria-hidden />}
      <span className="n">{count}</span>
    </button>
  )
})

function Statuses({ article, status }: { readonly article: OpenArticle; readonly status: unknown }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const statuses = useStore(article.store, state => state.scheme.agreementStatuses)
  const keysOf = useFrameKeys(article)
  return (
    <fieldset className="frame-statuses">
      <legend>{t('frames.palette.statuses')}</legend>
      {statuses.map(({ id, name }) => {
        const keys = keysOf(agreementStatusCommand(id))
        const isIt = id === status
        return (
          <button
            key={id}
            type="button"
            className="label status-button"
            aria-pressed={isIt}
            aria-keyshortcuts={keys?.full}
            title={keys ? t('frames.palette.status', { name: name[language], key: keys.full }) : name[language]}
            onMouseDown={event => event.preventDefault()}
            onClick={() =>
              press(article, {
                do: 'agreement',
                id: null,
                edit: { edit: 'change', change: { status: isIt ? null : id } },
              })
            }
          >
            {keys ? <kbd dir="ltr">{keys.tight}</kbd> : <span />}
            <span className="name">{name[language]}</span>
          </button>
        )
      })}
    </fieldset>
  )
}

/** Keys of an open agreement, for those who have not learnt them yet. */
const Legend = memo(function Legend() {
  const t = useText()
  return (
    <dl className="keys" aria-label={t('frames.palette.legend')}>
      <Row name={t('frames.palette.accept')} ids={['accept']} />
      <Row name={t('frames.palette.pass')} ids={['remove']} />
      <Row name={t('frames.palette.offers')} ids={['suggestion.next']} />
      <Row name={t('frames.palette.type')} ids={['frame.open']} />
      <Row name={t('frames.palette.side')} ids={['frame.side']} />
      <Row name={t('frames.palette.mention')} ids={['frame.mention']} />
      <Row name={t('frames.palette.nextFrame')} ids={['frame.next']} />
      <div title={t('frames.palette.leave')}>
        <dt>{t('frames.palette.leave')}</dt>
        <dd>
          <KeyCap code="Escape" />
        </dd>
      </div>
    </dl>
  )
})

const Row = ({ name, ids }: { readonly name: string; readonly ids: readonly string[] }) => (
  <div title={name}>
    <dt>{name}</dt>
    <dd>
      {ids.map(id => (
        <CommandCap key={id} id={id} />
      ))}
    </dd>
  </div>
)
