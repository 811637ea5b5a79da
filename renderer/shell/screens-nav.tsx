import { useFind } from '../find/find-session.ts'
import { type Screen, useApp } from '../state/app.ts'
import { goTo, lastDocument } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'

const screens: readonly Screen[] = ['library', 'article', 'find', 'agreements', 'concordance', 'scheme', 'export']

/** The screens there are; rubric stands over the one she is in. */
export function ScreensNav() {
  const t = useText()
  const shown = useApp(state => state.screen)
  const corpus = useApp(state => state.corpus)
  // What was found is a place to go to as long as there is something.
  const hasFound = useFind(find => find !== null)
  const hasArticle = useApp(() => lastDocument() !== null)
  return (
    <nav className="nav" aria-label={t('common.screens.label')}>
      {screens
        .filter(screen => screen !== 'find' || hasFound)
        .map(screen => (
          <button
            key={screen}
            type="button"
            aria-current={corpus !== null && screen === shown ? 'page' : undefined}
            disabled={corpus === null || (screen === 'article' && !hasArticle)}
            onClick={() => void goTo(screen)}
          >
            {t(`common.screens.${screen}`)}
          </button>
        ))}
    </nav>
  )
}
