import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Part, SchemeProblem } from '../../shared/edit/check-scheme.ts'
import { compareSchemes, type SchemeDifference } from '../../shared/edit/compare-schemes.ts'
import type { SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import { schemeImpact } from '../../shared/edit/scheme-impact.ts'
import { kindOf } from '../../shared/edit/scheme-lists.ts'
import { emptyMapping } from '../../shared/edit/scheme-mapping.ts'
import { sumUses } from '../../shared/edit/scheme-usage.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'
import { SelectField } from './fields.tsx'
import { ImpactList, ProblemList } from './impact-list.tsx'
import { takeOver } from './save-scheme.ts'
import { schemeStore } from './scheme-session.ts'
import { useNameOf } from './use-name-of.ts'

const close = (): void => schemeStore.setState({ question: null })

type Props = { readonly scheme: Scheme; readonly by: Scheme; readonly problems: readonly SchemeProblem[] }

/** What a scheme from a file would change, and where marks of what it does not have go, before anything is taken over. */
export function ImportQuestion({ scheme, by, problems }: Props) {
  const t = useText()
  const usage = useStore(schemeStore, state => state.usage)
  const isBusy = useStore(schemeStore, state => state.isBusy)
  const [moves, setMoves] = useState(emptyMapping)
  const differences = useMemo(() => compareSchemes(scheme, by), [scheme, by])
  const edit = useMemo((): SchemeEdit => ({ do: 'replace', by, moves }), [by, moves])
  const impact = useMemo(() => schemeImpact(scheme, [edit], usage ?? sumUses([])), [scheme, edit, usage])
  if (problems.length > 0)
    return (
      <Question title={t('scheme.import.badTitle')} onClose={close}>
        <p>{t('scheme.import.bad', { count: problems.length })}</p>
        <ProblemList scheme={by} problems={problems} />
        <Acts onTake={null} />
      </Question>
    )
  if (differences.length === 0)
    return (
      <Question title={t('scheme.import.title')} onClose={close}>
        <p>{t('scheme.import.same')}</p>
        <Acts onTake={null} />
      </Question>
    )
  const move = (part: Part, id: string, to: string | null): void =>
    setMoves({ ...moves, [kindOf[part]]: { ...moves[kindOf[part]], [id]: to } })
  return (
    <Question title={t('scheme.import.title')} onClose={close}>
      <p>{t('scheme.import.text')}</p>
      <ul className="differences">
        {differences.map(difference => (
          <DifferenceLine
            key={JSON.stringify(difference)}
            difference={difference}
            before={scheme}
            after={by}
            moveOf={(part, id) => moves[kindOf[part]][id] ?? null}
            isUsed={(part, id) => (usage?.[kindOf[part]][id]?.count ?? 0) > 0}
            onMove={move}
          />
        ))}
      </ul>
      <div role="status" className="question-impact">
        {impact.ok ? (
          <ImpactList scheme={scheme} impact={impact.value} />
        ) : (
          <ProblemList scheme={by} problems={impact.error} />
        )}
      </div>
      <Acts
        onTake={
          impact.ok && !isBusy
            ? () => {
                close()
                void takeOver([edit])
              }
            : null
        }
      />
    </Question>
  )
}

function Acts({ onTake }: { readonly onTake: (() => void) | null }) {
  const t = useText()
  return (
    <div className="acts">
      {onTake === null ? null : (
        <button type="button" className="btn first" onClick={onTake}>
          {t('scheme.import.take')}
        </button>
      )}
      <button type="button" className="btn" onClick={close}>
        {t(onTake === null ? 'scheme.close' : 'scheme.cancel')}
      </button>
    </div>
  )
}

type LineProps = {
  readonly difference: SchemeDifference
  readonly before: Scheme
  readonly after: Scheme
  readonly moveOf: (part: Part, id: string) => string | null
  readonly isUsed: (part: Part, id: string) => boolean
  readonly onMove: (part: Part, id: string, to: string | null) => void
}

function DifferenceLine({ difference, before, after, moveOf, isUsed, onMove }: LineProps) {
  const t = useText()
  const oldName = useNameOf(before)
  const newName = useNameOf(after)
  if (difference.what === 'name' || difference.what === 'policy')
    return <li>{t(`scheme.import.${difference.what}`)}</li>
  const { part } = difference
  const list = t(`scheme.rooms.${part}`)
  if (difference.what === 'reordered') return <li>{t('scheme.import.reordered', { list })}</li>
  const name = difference.what === 'added' ? newName(part, difference.id) : oldName(part, difference.id)
  if (difference.what === 'removed')
    return (
      <li>
        {t('scheme.import.removed', { list, name })}
        {isUsed(part, difference.id) ? (
          <SelectField
            name={t('scheme.import.moveOf', { name })}
            value={moveOf(part, difference.id) ?? ''}
            onChange={to => onMove(part, difference.id, to === '' ? null : to)}
            options={[
              { value: '', text: t('scheme.delete.nowhere') },
              ...after[part].map(({ id }) => ({ value: id, text: newName(part, id) })),
            ]}
          />
        ) : null}
      </li>
    )
  return (
    <li>
      {difference.what === 'added'
        ? t('scheme.import.added', { list, name })
        : t('scheme.import.changed', {
            list,
            name,
            // A field of a newer file has no word here; its own name is shown.
            fields: difference.fields
              .map(field => t(`scheme.field.${field}` as 'scheme.field.name', { defaultValue: field }))
              .join(t('scheme.comma')),
          })}
    </li>
  )
}
