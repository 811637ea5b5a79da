import { useState } from 'react'
import { type Split, splitSchema } from '../../shared/formats/export-options.ts'
import { sideSizes } from '../../shared/formats/split.ts'
import { useText } from '../strings/text.ts'

/** Usual shares; the seed only has to be the same next time. */
const firstSplit: Split = { train: 80, validation: 10, test: 10, seed: 7 }

type Props = {
  readonly split: Split | null
  /** Articles that go out; null while nobody knows. */
  readonly documents: number | null
  readonly onChange: (split: Split | null) => void
}

/** Whether articles are dealt to train, validation and test, and how. A sum that is not 100 is said and not taken over. */
export function SplitOption({ split, documents, onChange }: Props) {
  const t = useText()
  return (
    <fieldset className="option">
      <legend>{t('export.options.split')}</legend>
      <div className="seg">
        <button type="button" aria-pressed={split === null} onClick={() => onChange(null)}>
          {t('export.options.splitNone')}
        </button>
        <button type="button" aria-pressed={split !== null} onClick={() => onChange(split ?? firstSplit)}>
          {t('export.options.splitOn')}
        </button>
      </div>
      {split === null ? null : <Shares split={split} documents={documents} onChange={onChange} />}
    </fieldset>
  )
}

const parts = ['train', 'validation', 'test'] as const

type SharesProps = {
  readonly split: Split
  readonly documents: number | null
  readonly onChange: (split: Split) => void
}

function Shares({ split, documents, onChange }: SharesProps) {
  const t = useText()
  const [draft, setDraft] = useState<Split>(split)
  const sum = draft.train + draft.validation + draft.test
  const change = (patch: Partial<Split>): void => {
    const next = { ...draft, ...patch }
    setDraft(next)
    const taken = splitSchema.safeParse(next)
    if (taken.success) onChange(taken.data)
  }
  return (
    <div className="shares">
      {parts.map(part => (
        <label key={part}>
          <span>{t(`export.options.${part}`)}</span>
          <input
            type="number"
            dir="ltr"
            min={0}
            max={100}
            aria-label={t('export.options.percent', { part: t(`export.options.${part}`) })}
            aria-invalid={sum !== 100}
            value={draft[part]}
            onChange={event => change({ [part]: event.target.valueAsNumber || 0 })}
          />
        </label>
      ))}
      <label>
        <span>{t('export.options.seed')}</span>
        <input
          type="number"
          dir="ltr"
          min={0}
          step={1}
          value={draft.seed}
          onChange={event => change({ seed: Math.max(0, Math.trunc(event.target.valueAsNumber || 0)) })}
        />
      </label>
      <p className="hint" role="status">
        {sum === 100
          ? `${t('export.options.byDocument')}${t('export.comma')}${t('export.options.together')}`
          : t('export.options.mustSum', { sum })}
      </p>
      {sum === 100 && documents !== null ? <Sizes sizes={sideSizes(documents, draft)} /> : null}
    </div>
  )
}

/** How many articles each side takes: shares of a few articles are no shares. */
function Sizes({ sizes }: { readonly sizes: ReturnType<typeof sideSizes> }) {
  const t = useText()
  return (
    <p className="hint">
      {parts
        .map(part => `${t(`export.options.${part}`)}: ${t('library.articles', { count: sizes[part] })}`)
        .join(t('export.comma'))}
    </p>
  )
}
