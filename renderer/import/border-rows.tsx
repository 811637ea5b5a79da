import type { KeyboardEvent } from 'react'
import type { ImportDecisions } from '../../shared/formats/import-decisions.ts'
import type { BorderForm, ImportSurvey } from '../../shared/model/import-survey.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useText } from '../strings/text.ts'

type Props = {
  readonly survey: ImportSurvey
  readonly scheme: Scheme
  readonly decisions: ImportDecisions
  readonly onChange: (patch: Partial<ImportDecisions>) => void
}

/** Words marked with their clitic, form by form: Space cuts it off or leaves it and goes on to the next. */
export function BorderRows({ survey: { borders }, scheme, decisions: { repairs }, onChange }: Props) {
  const t = useText()
  if (borders.length === 0) return null
  const set = (form: BorderForm, isOn: boolean): void => {
    const next = new Set(repairs)
    if (isOn) next.add(form)
    else next.delete(form)
    onChange({ repairs: next })
  }
  const isAll = repairs.size === borders.length
  return (
    <section className="import-ask" aria-label={t('import.borders', { count: borders.length })}>
      <h3>{t('import.borders', { count: borders.length })}</h3>
      <p className="hint">{t('import.bordersHint')}</p>
      <button type="button" className="btn quiet" onClick={() => onChange({ repairs: new Set(isAll ? [] : borders) })}>
        {t(isAll ? 'import.repairNone' : 'import.repairAll')}
      </button>
      <ul className="import-borders" onKeyDown={moveByArrow}>
        {borders.map(form => (
          <li key={`${form.label} ${form.form}`}>
            <label className="check-field">
              <input
                type="checkbox"
                checked={repairs.has(form)}
                onChange={event => {
                  set(form, event.target.checked)
                  rowBeside(event.target, 1)?.focus()
                }}
              />
              <LabelSample label={scheme.labels.find(({ id }) => id === form.label)} />
              <bdi className="naskh" dir="rtl" lang="ar">
                {form.form}
              </bdi>
              <span aria-hidden>←</span>
              <bdi className="naskh" dir="rtl" lang="ar">
                {form.rest}
              </bdi>
              <span className="dim">{t('import.times', { count: form.count })}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

function rowBeside(from: Element, step: 1 | -1): HTMLInputElement | null {
  const row = from.closest('li')
  const beside = step === 1 ? row?.nextElementSibling : row?.previousElementSibling
  return beside?.querySelector('input') ?? null
}

function moveByArrow(event: KeyboardEvent): void {
  if (!(event.target instanceof Element) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const beside = rowBeside(event.target, event.key === 'ArrowDown' ? 1 : -1)
  if (!beside) return
  event.preventDefault()
  beside.focus()
}
