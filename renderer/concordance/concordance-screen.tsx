import { useReady } from '../shell/use-ready.ts'
import { useText } from '../strings/text.ts'

export function ConcordanceScreen() {
  const t = useText()
  useReady('concordance', true)
  return (
    <main>
      <h1>{t('concordance.title')}</h1>
    </main>
  )
}
