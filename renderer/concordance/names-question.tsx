import { useState } from 'react'
import { Form, Label, TextArea, TextField } from 'react-aria-components'
import type { CanonicalEntity } from '../../shared/model/records.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'
import { rename } from './naming.ts'

type Props = { readonly entity: CanonicalEntity; readonly onClose: () => void }

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** What an entity is called in either script, the first of each first; what it is; what is noted of it. */
export function NamesQuestion({ entity, onClose }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels ?? [])
  const [arabic, setArabic] = useState(entity.names.ar.join('\n'))
  const [latin, setLatin] = useState(entity.names.latin.join('\n'))
  const [type, setType] = useState(entity.type)
  const [note, setNote] = useState(entity.note)
  const names = { ar: lines(arabic), latin: lines(latin) }
  const isReady = names.ar.length + names.latin.length > 0
  const isKnown = labels.some(({ id }) => id === type)
  return (
    <Question title={t('concordance.entity.title')} onClose={onClose}>
      <Form
        className="asking names-form"
        onSubmit={event => {
          event.preventDefault()
          if (!isReady) return
          onClose()
          void rename(entity.id, { type, names, note: note.trim() })
        }}
      >
        <TextField value={arabic} onChange={setArabic} autoFocus>
          <Label>{t('concordance.entity.arabic')}</Label>
          <TextArea className="area" rows={2} dir="rtl" lang="ar" />
        </TextField>
        <TextField value={latin} onChange={setLatin}>
          <Label>{t('concordance.entity.latin')}</Label>
          <TextArea className="area" rows={2} dir="ltr" lang="en" />
        </TextField>
        <label className="type-field">
          {t('concordance.entity.type')}
          <select className="field" value={type} onChange={event => setType(event.target.value)}>
            {isKnown ? null : <option value={type}>{t('concordance.entity.typeGone', { id: type })}</option>}
            {labels.map(label => (
              <option key={label.id} value={label.id}>
                {label.name[language]}
              </option>
            ))}
          </select>
        </label>
        <TextField value={note} onChange={setNote}>
          <Label>{t('concordance.entity.note')}</Label>
          <TextArea className="area" rows={2} dir="auto" />
        </TextField>
        <div className="acts">
          <button type="submit" className="btn first" disabled={!isReady}>
            {t('concordance.entity.save')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </Form>
    </Question>
  )
}
