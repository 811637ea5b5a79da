import type { LedgerPage } from '../../shared/model/ledger.ts'
import { useText } from '../strings/text.ts'
import { useSaid } from './ledger-voice.ts'

/** What the screen shows: so many agreements from so many articles. */
export function LedgerTitle({ page }: { readonly page: LedgerPage | null }) {
  const t = useText()
  return (
    <header className="ledger-top">
      <h1 className="title">{t('ledger.title')}</h1>
      {page === null ? null : (
        <p className="ledger-line" role="status">
          {t('ledger.found', {
            agreements: t('ledger.agreements', { count: page.found.agreements }),
            articles: t('ledger.articles', { count: page.found.articles }),
          })}
        </p>
      )}
    </header>
  )
}

/** What was done last. */
export const LedgerSaid = () => (
  <p className="ledger-said" role="status">
    {useSaid()}
  </p>
)
