import { ArticleFoot } from '../article/article-foot.tsx'
import { appStore, useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { Keycap } from '../ui/keycap.tsx'
import { SaveWord } from './save-state.tsx'

/** The line below: what the disk holds, what is on the sheet, where the keys are told. */
export function Foot() {
  const t = useText()
  const screen = useApp(state => state.screen)
  const article = useApp(state => state.inPanels)
  const corpus = useApp(state => state.corpus)
  return (
    <footer className="foot">
      {corpus === null ? null : <SaveWord />}
      {screen === 'article' && article !== null ? (
        <>
          <span className="sep" />
          <ArticleFoot article={article} />
        </>
      ) : null}
      <span className="spring" />
      {corpus !== null && screen === 'library' ? <LibraryKeys /> : null}
      {corpus !== null && screen === 'agreements' ? <LedgerKeys /> : null}
      {corpus === null ? null : (
        <button
          type="button"
          className="foot-button"
          aria-label={t('common.tools.keyboard')}
          aria-keyshortcuts="?"
          onClick={() => appStore.setState({ overlay: 'help' })}
        >
          {t('common.tools.keyboard')} <Keycap>?</Keycap>
        </button>
      )}
    </footer>
  )
}

function LedgerKeys() {
  const t = useText()
  return (
    <>
      <span className="hint">
        {t('ledger.foot.edit')} <Keycap>F2</Keycap>
      </span>
      <span className="hint">
        {t('ledger.foot.choose')} <Keycap>␣</Keycap>
      </span>
      <span className="hint">
        {t('ledger.foot.next')} <Keycap>N</Keycap>
      </span>
      <span className="hint">
        {t('ledger.foot.open')} <Keycap>↵</Keycap>
      </span>
    </>
  )
}

function LibraryKeys() {
  const t = useText()
  return (
    <>
      <span className="hint">
        {t('library.foot.move')} <Keycap>↑ ↓</Keycap>
      </span>
      <span className="hint">
        {t('library.foot.open')} <Keycap>Enter</Keycap>
      </span>
      <span className="hint">
        {t('library.foot.search')} <Keycap>/</Keycap>
      </span>
    </>
  )
}
