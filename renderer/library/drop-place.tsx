import { useText } from '../strings/text.ts'

type Props = {
  /** Whether the corpus is empty, nothing matches, or rows are shown. */
  readonly state: 'empty' | 'nothing' | 'rows'
  readonly isOver: boolean
  readonly isReadOnly: boolean
  readonly onClear: () => void
}

/** Empty ruled lines after the last row: they take what is dropped, and teach while there is nothing else to read. */
export function DropPlace({ state, isOver, isReadOnly, onClear }: Props) {
  const t = useText()
  return (
    <div className="ruled">
      {state === 'nothing' ? (
        <div className="ruled-note">
          <h2 className="panel-title">{t('library.nothing.title')}</h2>
          <p>{t('library.nothing.text')}</p>
          <button type="button" className="btn" onClick={onClear}>
            {t('library.filter.clear')}
          </button>
        </div>
      ) : null}
      {state === 'empty' ? (
        <div className="ruled-note">
          <h2 className="panel-title">{t('library.empty.title')}</h2>
          <ol>
            <li>{t('library.empty.first')}</li>
            <li>{t('library.empty.second')}</li>
            <li>{t('library.empty.third')}</li>
          </ol>
        </div>
      ) : null}
      {isReadOnly || state === 'nothing' ? null : (
        <div className="drop" data-over={isOver ? '' : undefined}>
          <b>{isOver ? t('library.import.release') : t('library.import.drop')}</b> {t('library.import.kept')}
          <div className="dim">
            <span className="ltr">{t('library.import.kinds')}</span>
          </div>
        </div>
      )}
    </div>
  )
}
