import { useEffect, useState } from 'react'
import type { ManyChange, Targets } from '../../shared/model/concordance.ts'
import type { Clash, ManyPreview } from '../../shared/model/concordance-rows.ts'
import { tell, useApp } from '../state/app.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { Keycap } from '../ui/keycap.tsx'
import { Question } from '../ui/question.tsx'
import { chooseNone } from './concordance-store.ts'
import { changeMany } from './naming.ts'

type Props = {
  readonly targets: Targets
  readonly change: ManyChange
  /** The entity's, where they are linked to one. */
  readonly name: string | null
  readonly onClose: () => void
}

/** What a change of many would do, and what stands in its way, before it is done: one deed, one undo. */
export function PreviewQuestion({ targets, change, name, onClose }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const [preview, setPreview] = useState<ManyPreview | null>(null)
  useEffect(() => {
    void request('previewMany', { targets, change }).then(answer => {
      if (answer.ok) setPreview(answer.value)
      else {
        tell([answer.error])
        onClose()
      }
    })
  }, [targets, change, onClose])
  const label = 'label' in change ? (labels?.find(({ id }) => id === change.label)?.name[language] ?? change.label) : ''
  const title =
    'label' in change
      ? t('concordance.preview.relabel', { label })
      : change.link === null
        ? t('concordance.preview.unlink')
        : t('concordance.preview.link', { name: name ?? '' })
  const count = preview?.changed ?? 0
  return (
    <Question title={title} onClose={onClose}>
      {preview === null ? (
        <p aria-busy="true">{t('concordance.preview.counting')}</p>
      ) : (
        <>
          <p role="status">
            {t('concordance.preview.changed', {
              mentions: t('concordance.mentions', { count }),
              articles: t('concordance.inArticles', { count: preview.articles }),
            })}{' '}
            {preview.unchanged === 0 ? '' : t('concordance.preview.unchanged', { count: preview.unchanged })}
          </p>
          <Clashes preview={preview} />
          <form
            className="acts"
            onSubmit={event => {
              event.preventDefault()
              onClose()
              chooseNone()
              void changeMany(targets, change)
            }}
          >
            <button type="submit" className="btn first" disabled={count === 0} ref={focused}>
              {t('concordance.preview.do', { count })} <Keycap>↵</Keycap>
            </button>
            <button type="button" className="btn" onClick={onClose}>
              {t('common.cancel')} <Keycap>Esc</Keycap>
            </button>
          </form>
        </>
      )}
    </Question>
  )
}

/** Enter does it. */
const focused = (button: HTMLButtonElement | null): void => button?.focus()

function Clashes({ preview }: { readonly preview: ManyPreview }) {
  const t = useText()
  if (preview.clashes === 0) return null
  return (
    <>
      <p className="clash-head">{t('concordance.preview.clashes', { count: preview.clashes })}</p>
      <ul className="clashes">
        {preview.shown.map(clash => (
          <li key={`${clash.document} ${clash.id}`}>
            <bdi className="naskh" dir="auto">
              {clash.words}
            </bdi>{' '}
            <span className="two">{sayClash(t, clash)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const sayClash = (t: ReturnType<typeof useText>, { kind, with: other }: Clash): string =>
  t(`concordance.preview.clash.${kind}`, { other })
