import { LabelMix } from '../library/label-mix.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { useConcordance } from './concordance-store.ts'

/** What the rows are mentions of: its words, how many there are and where, what was chosen of them. */
export function SubjectHead() {
  const t = useText()
  const labels = useApp(state => state.corpus?.scheme.labels)
  const page = useConcordance(state => state.page)
  const subject = useConcordance(state => state.answered)
  const chosen = useConcordance(state => state.chosen.size)
  if (page === null || subject === null) return null
  const { facts } = page
  const name = facts.forms[0]?.words ?? ''
  return (
    <header className="subject">
      <div className="subject-line">
        <h2 className="panel-title">
          <bdi dir="auto">{name}</bdi>
        </h2>
        <span className="subject-mix">
          <LabelMix counts={facts.labels} labels={labels ?? []} />
        </span>
        <p role="status" className="two">
          {t('concordance.sum', {
            mentions: t('concordance.mentions', { count: facts.mentions }),
            articles: t('concordance.inArticles', { count: facts.articles }),
          })}
          {chosen === 0 ? '' : ` · ${t('concordance.chosen', { count: chosen })}`}
        </p>
      </div>
    </header>
  )
}
