import { useApp } from '../state/app.ts'
import { goTo, lastDocument } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'

/** What stands in the place of rows before the first mark: what will stand here, and how to begin. */
export function NothingMarked() {
  const t = useText()
  const hasArticle = useApp(() => lastDocument() !== null)
  return (
    <section className="conc-nothing lesson">
      <h2>{t('concordance.nothing.title')}</h2>
      <p>{t('concordance.nothing.what')}</p>
      <p>{t('concordance.nothing.how')}</p>
      <button type="button" className="btn" onClick={() => void goTo(hasArticle ? 'article' : 'library')}>
        {t(hasArticle ? 'concordance.nothing.toArticle' : 'concordance.nothing.toLibrary')}
      </button>
    </section>
  )
}
