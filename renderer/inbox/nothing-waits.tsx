import { useText } from '../strings/text.ts'
import { useInbox } from './inbox-store.ts'

/** What stands in the place of rows: what would stand here. */
export function NothingWaits() {
  const t = useText()
  const isNone = useInbox(state => state.items.length === 0)
  if (!isNone) return <p className="inbox-none dim">{t('inbox.nothing.ofKind')}</p>
  return (
    <section className="conc-nothing lesson">
      <h2>{t('inbox.nothing.title')}</h2>
      <p>{t('inbox.nothing.what')}</p>
      <p>{t('inbox.nothing.how')}</p>
    </section>
  )
}
