import { useReady } from '../shell/use-ready.ts'
import { useText } from '../strings/text.ts'

export function LedgerScreen() {
  const t = useText()
  useReady('agreements', true)
  return (
    <main>
      <h1>{t('ledger.title')}</h1>
    </main>
  )
}
