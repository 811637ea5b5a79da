import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { applySchemeEdit } from '../../shared/edit/scheme-edits.ts'
import type { Label, Scheme } from '../../shared/model/scheme.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'
import { TextField } from './fields.tsx'
import { ProblemList } from './impact-list.tsx'
import { codeFrom } from './new-entry.ts'
import { freePigments } from './pigments.ts'
import { schemeStore } from './scheme-session.ts'
import { beginSplit } from './splitting.ts'
import { useNameOf } from './use-name-of.ts'

const close = (): void => schemeStore.setState({ question: null })

/** As many as digits give them away. */
const mostHeirs = 8

/** Names the labels that a label's marks are to be shared out among. */
export function SplitQuestion({ scheme, label }: { readonly scheme: Scheme; readonly label: Label }) {
  const t = useText()
  const nameOf = useNameOf(scheme)
  const isBusy = useStore(schemeStore, state => state.isBusy)
  const [names, setNames] = useState([
    { ar: '', en: '' },
    { ar: '', en: '' },
  ])
  const pigments = freePigments(scheme.labels.map(one => one.colour))
  const heirs = names.map(
    (name, at): Label => ({
      ...label,
      id: codeFrom('labels', name.en),
      name,
      colour: pigments[at]?.colour ?? label.colour,
      examples: [],
      key: null,
    }),
  )
  const outcome = applySchemeEdit(scheme, { do: 'split', label: label.id, into: heirs })
  const isWritten = names.every(({ ar, en }) => ar.trim() !== '' && en.trim() !== '')
  return (
    <Question title={t('scheme.split.title', { name: nameOf('labels', label.id) })} onClose={close}>
      <p>{t('scheme.split.text', { name: nameOf('labels', label.id) })}</p>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (!outcome.ok || isBusy) return
          close()
          void beginSplit(label, heirs)
        }}
      >
        <div className="heirs">
          {heirs.map((heir, at) => {
            const own = t('scheme.split.heir', { number: at + 1 })
            const write = (patch: Partial<Label['name']>): void =>
              setNames(names.map((name, index) => (index === at ? { ...name, ...patch } : name)))
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: its name is what is being written
              <div className="heir" key={at}>
                <kbd>{at + 1}</kbd>
                <LabelSample label={heir} />
                <TextField
                  name={`${own}: ${t('scheme.language.ar')}`}
                  value={heir.name.ar}
                  dir="rtl"
                  placeholder={t('scheme.language.ar')}
                  onChange={ar => write({ ar })}
                />
                <TextField
                  name={`${own}: ${t('scheme.language.en')}`}
                  value={heir.name.en}
                  dir="ltr"
                  placeholder={t('scheme.language.en')}
                  onChange={en => write({ en })}
                />
                <bdi className="ltr code">{heir.id}</bdi>
              </div>
            )
          })}
        </div>
        {heirs.length < mostHeirs ? (
          <button type="button" className="btn quiet" onClick={() => setNames([...names, { ar: '', en: '' }])}>
            <Plus className="i s" />
            {t('scheme.split.addHeir')}
          </button>
        ) : null}
        {isWritten && !outcome.ok ? (
          <div role="status">
            <ProblemList scheme={scheme} problems={outcome.error} />
          </div>
        ) : null}
        <div className="acts">
          <button type="submit" className="btn first" disabled={!outcome.ok || isBusy}>
            {t('scheme.split.begin')}
          </button>
          <button type="button" className="btn" onClick={close}>
            {t('scheme.cancel')}
          </button>
        </div>
      </form>
    </Question>
  )
}
