import type { StartedExport } from '../../shared/api.ts'
import { useText } from '../strings/text.ts'
import { Question } from '../ui/question.tsx'

type Props = {
  readonly taken: StartedExport
  readonly kind: 'file' | 'folder'
  readonly onChoose: (choice: 'replace' | 'beside') => void
  readonly onClose: () => void
}

/** Asks what becomes of what stands where the export would go; the first answer loses nothing. */
export function NameTaken({ taken, kind, onChoose, onClose }: Props) {
  const t = useText()
  return (
    <Question title={t('export.taken.title')} onClose={onClose}>
      <div className="name-taken">
        <p>
          {t('export.taken.there')} <bdi className="ltr">{taken.name}</bdi>
        </p>
        <p>
          {t('export.taken.free')} <bdi className="ltr">{taken.free}</bdi>
        </p>
        <p className="hint">{t(`export.taken.${kind}`)}</p>
        <div className="acts">
          {/* biome-ignore lint/a11y/noAutofocus: the dialog asks for nothing else */}
          <button type="button" className="btn first" autoFocus onClick={() => onChoose('beside')}>
            {t('export.taken.beside')}
          </button>
          <button type="button" className="btn" onClick={() => onChoose('replace')}>
            {t('export.taken.replace')}
          </button>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </div>
    </Question>
  )
}
