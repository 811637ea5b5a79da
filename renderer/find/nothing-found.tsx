import { useKeysOf } from '../article/use-keymap.ts'
import { useText } from '../strings/text.ts'
import { useFind } from './find-session.ts'

/** What stands in the place of rows: that they are on their way, or why there are none and what can be tried. */
export function NothingFound() {
  const t = useText()
  const state = useFind(find => find?.state ?? 'done')
  const findKey = useKeysOf()('findInCorpus')
  const words = useFind(find => find?.words ?? '')
  if (state === 'running') return <p className="found-nothing dim">{t('find.nothing.yet')}</p>
  if (state !== 'done') return null
  return (
    <section className="found-nothing lesson">
      <h2>{t('find.nothing.title', { words })}</h2>
      <p>{t('find.nothing.how')}</p>
      <p>{t('find.nothing.leftOut')}</p>
      {findKey === undefined ? null : <p>{t('find.nothing.next', { key: findKey })}</p>}
    </section>
  )
}
