import { useState } from 'react'
import { Form, Input, Label, TextField } from 'react-aria-components'
import { useApp } from '../state/app.ts'
import { setLanguage } from '../state/appearance.ts'
import { nameAnnotator } from '../state/corpora.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'

/** Asked once, at the first start: every mark carries the name of who made it. */
export function NameQuestion() {
  const t = useText()
  const known = useApp(state => state.settings.annotatorName)
  const [name, setName] = useState(known ?? '')
  const other = useApp(state => (state.settings.language === 'ar' ? 'en' : 'ar'))
  const isReady = name.trim() !== ''
  return (
    <Question title={t('common.name.title')}>
      <p>{t('common.name.text')}</p>
      <Form
        className="asking"
        onSubmit={event => {
          event.preventDefault()
          if (isReady) void nameAnnotator(name.trim())
        }}
      >
        <TextField value={name} onChange={setName} maxLength={120} autoFocus>
          <Label>{t('common.name.label')}</Label>
          <div className="field">
            <Input dir="auto" autoComplete="name" />
          </div>
        </TextField>
        <div className="acts">
          <button type="submit" className="btn first" disabled={!isReady}>
            {t('common.name.begin')}
          </button>
          <span className="spring" />
          <button type="button" className="btn quiet" lang={other} onClick={() => void setLanguage(other)}>
            {t('common.tools.language')}
          </button>
        </div>
      </Form>
    </Question>
  )
}
