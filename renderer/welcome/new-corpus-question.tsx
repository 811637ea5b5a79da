import { useState } from 'react'
import { Form, Input, Label, TextField } from 'react-aria-components'
import { moveTo } from '../state/corpora.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'

/** Asks for the new corpus's name; where its folder stands she chooses after that. */
export function NewCorpusQuestion({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const isReady = name.trim() !== ''
  return (
    <Question title={t('common.newCorpus.title')} onClose={onClose}>
      <p>{t('common.newCorpus.text')}</p>
      <Form
        className="asking"
        onSubmit={event => {
          event.preventDefault()
          if (!isReady) return
          onClose()
          void moveTo({ create: name.trim() })
        }}
      >
        <TextField value={name} onChange={setName} maxLength={80} autoFocus>
          <Label>{t('common.newCorpus.name')}</Label>
          <div className="field">
            <Input dir="auto" autoComplete="off" />
          </div>
        </TextField>
        <div className="acts">
          <button type="submit" className="btn first" disabled={!isReady}>
            {t('common.newCorpus.chooseFolder')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </Form>
    </Question>
  )
}
