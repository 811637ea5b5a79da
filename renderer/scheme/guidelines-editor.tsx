import './guidelines.css'
import { lazy, Suspense, useEffect, useState } from 'react'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'

const GuidelinesText = lazy(async () => ({ default: (await import('./guidelines-text.tsx')).GuidelinesText }))

/** The guidelines as text, and as they are read. They are a file beside the articles, no part of the scheme. */
export function GuidelinesEditor() {
  const t = useText()
  const [kept, setKept] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  useEffect(() => {
    let isGone = false
    void request('readGuidelines', {}).then(answer => {
      if (isGone) return
      if (!answer.ok) return tell([answer.error])
      setKept(answer.value.text)
      setText(answer.value.text)
    })
    return () => {
      isGone = true
    }
  }, [])
  const save = async (): Promise<void> => {
    const answer = await request('writeGuidelines', { text })
    if (!answer.ok) return tell([answer.error])
    setKept(answer.value.text)
    setSaid(t('scheme.guidelines.saved'))
  }
  const isChanged = kept !== null && kept !== text
  return (
    <section className="scheme-editor guidelines" aria-labelledby="guidelines-title">
      <header className="entry-head">
        <h2 className="panel-title" id="guidelines-title">
          {t('scheme.rooms.guidelines')}
        </h2>
        <span className="spring" />
        <span className="dim" role="status">
          {isChanged ? t('scheme.guidelines.unsaved') : said}
        </span>
        <button type="button" data-act="save" className="btn first" disabled={!isChanged} onClick={() => void save()}>
          {t('scheme.guidelines.save')}
        </button>
      </header>
      <div className="guidelines-both">
        <textarea
          aria-label={t('scheme.guidelines.text')}
          title={t('scheme.guidelines.text')}
          dir="auto"
          spellCheck={false}
          disabled={kept === null}
          placeholder={t('scheme.guidelines.sample')}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <section aria-label={t('scheme.guidelines.preview')} className="guidelines-read">
          {text.trim() === '' ? (
            <p className="dim">{t('scheme.guidelines.empty')}</p>
          ) : (
            <Suspense>
              <GuidelinesText text={text} />
            </Suspense>
          )}
        </section>
      </div>
    </section>
  )
}
