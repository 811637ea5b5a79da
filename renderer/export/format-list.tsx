import type { Format } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

const isFlat = ({ carries }: Format): boolean => carries.nested === 'reported'

type Carried = 'nested' | 'flat' | 'all' | 'none'

const carriedBy = (format: Format): readonly [entities: Carried, relations: Carried, agreements: Carried] => [
  isFlat(format) ? 'flat' : 'nested',
  format.carries.relations === 'reported' ? 'none' : 'all',
  format.carries.agreements === 'reported' ? 'none' : 'all',
]

type Props = { readonly chosen: string; readonly onChoose: (format: Format) => void }

/** Formats with what each can carry; the first glance says what will be lost. */
export function FormatList({ chosen, onChoose }: Props) {
  const t = useText()
  return (
    <aside className="formats" aria-label={t('export.formats')}>
      <div className="formats-head" aria-hidden>
        <span>{t('export.columns.format')}</span>
        <span>{t('export.columns.entities')}</span>
        <span>{t('export.columns.relations')}</span>
        <span>{t('export.columns.agreements')}</span>
      </div>
      <ul>
        {formats.map(format => (
          <li key={format.id}>
            <FormatButton format={format} chosen={format.id === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <div className="formats-key" aria-hidden>
        <span>
          <i className="nested" />
          {t('export.carries.nested')}
        </span>
        <span>
          <i className="flat" />
          {t('export.carries.flat')}
        </span>
        <span>
          <i className="none" />
          {t('export.carries.none')}
        </span>
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
  const [entities, relations, agreements] = carriedBy(format)
  return (
    <button
      type="button"
      className="format"
      aria-pressed={chosen}
      aria-label={t('export.carries.row', {
        format: format.id,
        entities: t(`export.carries.${entities}`),
        relations: t(`export.carries.${relations}`),
        agreements: t(`export.carries.${agreements}`),
      })}
      title={`${format.name[language]}\n${format.summary[language]}`}
      onClick={() => onChoose(format)}
    >
      <bdi className="ltr">{format.id}</bdi>
      <i className={entities} />
      <i className={relations} />
      <i className={agreements} />
    </button>
  )
}
