import { noFacets } from '../../shared/ledger/ledger-page.ts'
import { facetNames, type LedgerPage } from '../../shared/model/ledger.ts'
import { useApp } from '../state/app.ts'
import { goTo } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'
import { Keycap } from '../ui/keycap.tsx'
import { ask, useLedger } from './ledger-session.ts'

/** The first time it takes as long as reading every layer does. */
export function Reading() {
  const t = useText()
  return (
    <p className="ledger-empty reading" role="status">
      {t('ledger.reading')}
    </p>
  )
}

/** Where no row is: what narrows the list too much, or how an agreement is made. */
export function NoAgreements({ page }: { readonly page: LedgerPage }) {
  const t = useText()
  const search = useLedger(state => state.filter.search)
  const facets = useLedger(state => state.filter.facets)
  const annotator = useApp(state => state.corpus?.annotator?.id ?? null)
  const isNarrowed = search !== '' || facetNames.some(name => name !== 'annotator' && facets[name].length > 0)
  const others = page.corpus.all - page.corpus.hers
  const isHers = annotator !== null && facets.annotator.includes(annotator)
  if (isNarrowed)
    return (
      <div className="ledger-empty">
        <p>{t('ledger.empty.narrowed')}</p>
        <button
          type="button"
          className="btn"
          onClick={() => ask({ search: '', facets: { ...noFacets, annotator: facets.annotator } })}
        >
          {t('ledger.empty.clear')}
        </button>
      </div>
    )
  return (
    <div className="ledger-empty">
      <h2 className="panel-title">{t('ledger.empty.title')}</h2>
      <p>
        {t('ledger.empty.before')} <Keycap>Y</Keycap> {t('ledger.empty.after')}
      </p>
      <p className="acts">
        <button type="button" className="btn" onClick={() => void goTo('article')}>
          {t('ledger.empty.toArticle')}
        </button>
        {isHers && others > 0 ? (
          <button type="button" className="btn quiet" onClick={() => ask({ facets: { ...facets, annotator: [] } })}>
            {t('ledger.empty.others', { count: others })}
          </button>
        ) : null}
      </p>
    </div>
  )
}
