import { type FormEvent, useId, useState } from 'react'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { Entity } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { normalForms } from '../../shared/text/clitics.ts'
import { useText } from '../strings/text.ts'
import type { OpenArticle } from './open-article.ts'

type Props = { readonly article: OpenArticle; readonly mention: Entity; readonly readOnly: boolean }

/** The form a mention has apart from its clitic: للمغرب → المغرب. Proposed where something was cut off, and free to write. */
export function NormalForm({ article, mention, readOnly }: Props) {
  const t = useText()
  const field = useId()
  const { text, metadata } = article.store.getState().document
  const held = mention.normal ?? ''
  const [form, setForm] = useState(held)
  const forms = normalForms(text, hullOf(mention), article.isAttested)
  const proposals = forms.filter(form => form !== held && form !== surfaceOf(text, mention.spans))
  const keep = (normal: string): void => {
    article.run({ do: 'select', id: mention.id })
    article.run({ do: 'normal', normal: normal.trim() === '' ? null : normal.trim() })
    article.view.text.focus({ preventScroll: true })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    keep(form)
  }
  if (readOnly) {
    return held === '' ? null : (
      <>
        <dt>{t('article.details.normal')}</dt>
        <dd>
          <bdi className="naskh" dir={metadata.direction}>
            {held}
          </bdi>
        </dd>
      </>
    )
  }
  return (
    <>
      <dt>
        <label htmlFor={field}>{t('article.details.normal')}</label>
      </dt>
      <dd>
        <form className="normal-form" onSubmit={submit}>
          <input
            id={field}
            className="naskh"
            dir={metadata.direction}
            lang={metadata.language}
            value={form}
            placeholder={surfaceOf(text, mention.spans)}
            onChange={event => setForm(event.target.value)}
            onKeyDown={event => {
              if (event.key !== 'Escape') return
              setForm(held)
              article.view.text.focus({ preventScroll: true })
            }}
          />
          {form.trim() === held ? null : (
            <button type="submit" className="plain-link">
              {t('article.details.normalSave')}
            </button>
          )}
        </form>
        {proposals.length === 0 ? null : (
          <ul className="proposals" aria-label={t('article.details.normalProposed')}>
            {proposals.map(proposal => (
              <li key={proposal}>
                <button type="button" className="plain-link" onClick={() => keep(proposal)}>
                  <bdi className="naskh" dir={metadata.direction} lang={metadata.language}>
                    {proposal}
                  </bdi>
                </button>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </>
  )
}
