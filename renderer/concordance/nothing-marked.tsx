import { useText } from '../strings/text.ts'

/** What stands in the place of rows before the first mark: what will stand here, and how to begin. */
export function NothingMarked() {
  const t = useText()
  return (
    <section className="conc-nothing lesson">
      <h2>{t('concordance.nothing.title')}</h2>
      <p>{t('concordance.nothing.what')}</p>
      <p>{t('concordance.nothing.how')}</p>
    </section>
  )
}
