import type { ExportOptions } from '../../shared/formats/export-options.ts'
import type { Format } from '../../shared/formats/format.ts'
import { goTo } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'

type Props = {
  readonly format: Format
  readonly options: ExportOptions
  readonly onChange: (patch: Partial<ExportOptions>) => void
}

/** Why there would be nothing in the file, and what to choose instead. */
export function NothingToExport({ format, options, onChange }: Props) {
  const t = useText()
  const chosen = format.layers === 'chosen'
  const gold = chosen && options.layer === 'gold'
  const done = options.statuses === 'done'
  const title = gold ? t('export.empty.noGold') : done ? t('export.empty.title') : t('export.empty.nothing')
  const text = gold ? t('export.empty.noGoldText') : done ? t('export.empty.text') : t('export.empty.nothingText')
  return (
    <section className="nothing" aria-label={title}>
      <h2 className="panel-title">{title}</h2>
      <p>{text}</p>
      <div className="acts">
        {done ? (
          <button type="button" className="btn" onClick={() => onChange({ statuses: 'all' })}>
            {t('export.empty.takeAll')}
          </button>
        ) : null}
        {chosen ? (
          <button type="button" className="btn" onClick={() => onChange({ layer: gold ? 'own' : 'gold' })}>
            {t(gold ? 'export.empty.takeOwn' : 'export.empty.takeGold')}
          </button>
        ) : null}
        {!done && !gold ? (
          <button type="button" className="btn quiet" onClick={() => void goTo('library')}>
            {t('common.screens.library')}
          </button>
        ) : null}
      </div>
    </section>
  )
}
