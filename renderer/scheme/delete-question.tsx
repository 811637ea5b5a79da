import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Part } from '../../shared/edit/check-scheme.ts'
import type { SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import { schemeImpact } from '../../shared/edit/scheme-impact.ts'
import { sumUses } from '../../shared/edit/scheme-usage.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'
import { SelectField } from './fields.tsx'
import { ImpactList, ProblemList } from './impact-list.tsx'
import { takeOver } from './save-scheme.ts'
import { schemeStore } from './scheme-session.ts'
import { useNameOf } from './use-name-of.ts'

const close = (): void => schemeStore.setState({ question: null })

type Props = {
  readonly scheme: Scheme
  readonly name: string
  /** What it may be merged into. */
  readonly others: readonly { readonly value: string; readonly text: string }[]
  readonly editsTo: (moveTo: string | null) => readonly SchemeEdit[]
  /** Told once it is done. */
  readonly onDone?: () => void
}

/** Deletes an entry, or merges it into another, after saying in numbers what that does. */
export function DeleteQuestion({ scheme, name, others, editsTo, onDone }: Props) {
  const t = useText()
  const usage = useStore(schemeStore, state => state.usage)
  const isBusy = useStore(schemeStore, state => state.isBusy)
  const [moveTo, setMoveTo] = useState<string | null>(null)
  const edits = useMemo(() => editsTo(moveTo), [editsTo, moveTo])
  const impact = useMemo(() => schemeImpact(scheme, edits, usage ?? sumUses([])), [scheme, edits, usage])
  return (
    <Question title={t('scheme.delete.title', { name })} onClose={close}>
      <p>{t('scheme.delete.text')}</p>
      <div className="asking">
        <span className="field-name">{t('scheme.delete.moveTo')}</span>
        <SelectField
          name={t('scheme.delete.moveTo')}
          value={moveTo ?? ''}
          onChange={value => setMoveTo(value === '' ? null : value)}
          options={[{ value: '', text: t('scheme.delete.nowhere') }, ...others]}
        />
      </div>
      <div role="status" className="question-impact">
        {impact.ok ? (
          <ImpactList scheme={scheme} impact={impact.value} />
        ) : (
          <ProblemList scheme={scheme} problems={impact.error} />
        )}
      </div>
      <div className="acts">
        <button
          type="button"
          className="btn first"
          disabled={!impact.ok || isBusy}
          onClick={() => {
            close()
            void takeOver(edits).then(isDone => {
              if (isDone) onDone?.()
            })
          }}
        >
          {t(moveTo === null ? 'scheme.delete.go' : 'scheme.delete.merge')}
        </button>
        <button type="button" className="btn" onClick={close}>
          {t('scheme.cancel')}
        </button>
      </div>
    </Question>
  )
}

export function DeleteEntry({
  scheme,
  part,
  id,
}: {
  readonly scheme: Scheme
  readonly part: Part
  readonly id: string
}) {
  const nameOf = useNameOf(scheme)
  const editsTo = useMemo(
    () =>
      (moveTo: string | null): readonly SchemeEdit[] => [{ do: 'delete', part, id, moveTo }],
    [part, id],
  )
  const others = scheme[part]
    .filter(entry => entry.id !== id)
    .map(entry => ({ value: entry.id, text: nameOf(part, entry.id) }))
  return <DeleteQuestion scheme={scheme} name={nameOf(part, id)} others={others} editsTo={editsTo} />
}

export function DeleteValue({
  scheme,
  category,
  value,
}: {
  readonly scheme: Scheme
  readonly category: string
  readonly value: string
}) {
  const language = useApp(state => state.settings.language)
  const values = scheme.categories.find(({ id }) => id === category)?.values ?? []
  const editsTo = useMemo(
    () =>
      (moveTo: string | null): readonly SchemeEdit[] => [{ do: 'deleteValue', category, value, moveTo }],
    [category, value],
  )
  const nameOf = (id: string): string => values.find(one => one.id === id)?.name[language] ?? id
  const others = values.filter(({ id }) => id !== value).map(({ id }) => ({ value: id, text: nameOf(id) }))
  return <DeleteQuestion scheme={scheme} name={nameOf(value)} others={others} editsTo={editsTo} />
}
