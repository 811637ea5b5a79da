import './guidelines.css'
import { useEffect, useState } from 'react'
import type { Label } from '../../shared/model/scheme.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { appStore, tell, useApp } from '../state/app.ts'
import { goTo } from '../state/navigate.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'
import { SelectField } from './fields.tsx'
import { partOfLabel } from './guidelines-parts.ts'
import { GuidelinesText } from './guidelines-text.tsx'
import { schemeStore } from './scheme-session.ts'

const close = (): void => appStore.setState({ overlay: null })

/** The label of the mark at hand, in the article that is open. */
function labelAtHand(): string | null {
  const state = appStore.getState().article?.store.getState()
  const id = state?.selected ?? null
  return id === null ? null : (state?.index.get(id)?.label ?? null)
}

/** What the guidelines say of a label, and all the rest below it. */
export function GuidelinesDialog() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels ?? noLabels)
  const [text, setText] = useState<string | null>(null)
  const [chosen, setChosen] = useState(labelAtHand)
  useEffect(() => {
    void request('readGuidelines', {}).then(answer => {
      if (answer.ok) setText(answer.value.text)
      else {
        close()
        tell([answer.error])
      }
    })
  }, [])
  const label = labels.find(({ id }) => id === chosen)
  const part = label && text !== null ? partOfLabel(text, [label.id, label.name.ar, label.name.en]) : null
  return (
    <Question title={t('scheme.guidelines.title')} onClose={close}>
      <div className="guidelines-head">
        <LabelSample label={label} />
        <SelectField
          name={t('scheme.guidelines.ofLabel')}
          value={chosen ?? ''}
          onChange={id => setChosen(id === '' ? null : id)}
          options={[
            { value: '', text: t('scheme.guidelines.all') },
            ...labels.map(({ id, name }) => ({ value: id, text: name[language] })),
          ]}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keys */}
      <div className="guidelines-sheet" tabIndex={0} role="document">
        {text === null ? null : text.trim() === '' ? (
          <p>{t('scheme.guidelines.none')}</p>
        ) : (
          <>
            {label ? <OfLabel label={label} part={part?.text ?? null} /> : null}
            {label ? <hr /> : null}
            <GuidelinesText text={text} />
          </>
        )}
      </div>
      <div className="acts">
        <button type="button" className="btn first" onClick={close}>
          {t('scheme.close')}
        </button>
        <button
          type="button"
          className="btn"
          data-act="write"
          onClick={() => {
            close()
            schemeStore.setState({ room: 'guidelines', splitting: null })
            void goTo('scheme')
          }}
        >
          {t('scheme.guidelines.edit')}
        </button>
      </div>
    </Question>
  )
}

const noLabels: readonly Label[] = []

/** The part that is written of a label; where none is, what the scheme itself says of it. */
function OfLabel({ label, part }: { readonly label: Label; readonly part: string | null }) {
  const language = useApp(state => state.settings.language)
  return part === null ? (
    <div className="guidelines-text">
      <h3 className="g1">{label.name[language]}</h3>
      <p>{label.description[language]}</p>
    </div>
  ) : (
    <GuidelinesText text={part} />
  )
}
