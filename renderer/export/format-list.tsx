import { Blocks, BookMarked, Handshake, type LucideIcon, Spline, SquareDashed, StickyNote, Tags } from 'lucide-react'
import { type Feature, features } from '../../shared/formats/carries.ts'
import type { Format } from '../../shared/formats/format.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { carriesText } from './carries-text.ts'
import { formatGroups, formatsOf } from './format-groups.ts'
import { useFormatKeys } from './use-format-keys.ts'

type Props = { readonly chosen: string; readonly onChoose: (format: Format) => void }

const iconOf: { readonly [Each in Feature]: LucideIcon } = {
  nested: Blocks,
  discontinuous: SquareDashed,
  relations: Spline,
  agreements: Handshake,
  attributes: Tags,
  notes: StickyNote,
  documentLabels: BookMarked,
}

/** Formats by what they are for, with what each can carry; the first glance says what will be lost. */
export function FormatList({ chosen, onChoose }: Props) {
  const t = useText()
  const { typed, onKeyDown } = useFormatKeys()
  return (
    <aside className="formats" aria-label={t('export.formats')}>
      <div className="formats-head" aria-hidden>
        {typed === '' ? <span>{t('export.formatColumn')}</span> : <b dir="auto">{typed}</b>}
        {features.map(feature => {
          const Icon = iconOf[feature]
          return (
            <span key={feature} title={t(`export.features.${feature}`)}>
              <Icon className="i s" />
            </span>
          )
        })}
      </div>
      <div
        role="toolbar"
        aria-orientation="vertical"
        aria-label={t('export.formats')}
        aria-describedby="format-keys"
        onKeyDown={onKeyDown}
      >
        <p id="format-keys" hidden>
          {t('export.formatKeys')}
        </p>
        {formatGroups.map(group => {
          const members = formatsOf(group)
          return members.length === 0 ? null : (
            <section key={group} aria-labelledby={`formats-${group}`}>
              <h2 id={`formats-${group}`}>{t(`export.groups.${group}`)}</h2>
              <ul>
                {members.map(format => (
                  <li key={format.id}>
                    <FormatButton format={format} chosen={format.id === chosen} onChoose={onChoose} />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      <div className="formats-key" aria-hidden>
        {(['carried', 'altered', 'reported'] as const).map(fate => (
          <span key={fate}>
            <i className={fate} />
            {t(`export.carries.${fate}`)}
          </span>
        ))}
      </div>
    </aside>
  )
}

type ButtonProps = {
  readonly format: Format
  readonly chosen: boolean
  readonly onChoose: (format: Format) => void
}

function FormatButton({ format, chosen, onChoose }: ButtonProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const facts = carriesText(format.carries, t)
  return (
    <button
      type="button"
      className="format"
      data-format={format.id}
      tabIndex={chosen ? 0 : -1}
      aria-pressed={chosen}
      aria-label={t('export.carries.row', { format: format.id, facts })}
      title={`${format.name[language]}\n${format.summary[language]}\n${facts}`}
      onClick={() => onChoose(format)}
    >
      <bdi className="ltr">{format.id}</bdi>
      {features.map(feature => (
        <i key={feature} className={format.carries[feature]} />
      ))}
    </button>
  )
}

/** The same of the chosen format, each thing by name. */
export function FormatFacts({ format }: { readonly format: Format }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  return (
    <div className="format-facts">
      <p>{format.summary[language]}</p>
      <ul aria-label={t('export.carries.title')}>
        {features.map(feature => {
          const Icon = iconOf[feature]
          const fate = format.carries[feature]
          return (
            <li key={feature} className={fate} title={t(`export.carries.${fate}`)}>
              <Icon className="i s" aria-hidden />
              <span>{t(`export.features.${feature}`)}</span>
              <span className="unseen">{t(`export.carries.${fate}`)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
