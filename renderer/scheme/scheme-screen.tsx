import { useReady } from '../shell/use-ready.ts'
import { useText } from '../strings/text.ts'

export function SchemeScreen() {
  const t = useText()
  useReady('scheme', true)
  return (
    <main>
      <h1>{t('scheme.title')}</h1>
    </main>
  )
}
