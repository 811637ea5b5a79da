import { Redo2, Undo2 } from 'lucide-react'
import type { PressEvent } from 'react-aria-components'
import type { OpenArticle } from '../article/open-article.ts'
import { useSettled } from '../article/use-settled.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { chord } from '../ui/keys-of-platform.ts'
import { ToolButton } from '../ui/tool-button.tsx'

/** Undo and redo of the article on the screen; the tip names the deed and the key. */
export function HistoryButtons() {
  const article = useApp(state => (state.screen === 'article' ? state.inPanels : null))
  return article === null ? null : <ArticleHistory article={article} />
}

function ArticleHistory({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const undo = useSettled(article, state => state.undo.at(-1)?.name)
  const redo = useSettled(article, state => state.redo.at(-1)?.name)
  // By mouse the next key is meant for the text; by keyboard the button is pressed again.
  const step =
    (which: 'undo' | 'redo') =>
    ({ pointerType }: PressEvent): void => {
      article.run({ do: which })
      if (pointerType === 'mouse') article.view.text.focus({ preventScroll: true })
    }
  return (
    <>
      <ToolButton
        name={t('common.tools.undo')}
        tip={undo ? t('common.tools.undoWhat', { what: t(`common.deeds.${undo}`) }) : t('common.tools.nothingToUndo')}
        keys={chord('Z')}
        disabled={undo === undefined}
        onPress={step('undo')}
      >
        <Undo2 className="i flip" />
      </ToolButton>
      <ToolButton
        name={t('common.tools.redo')}
        tip={redo ? t('common.tools.redoWhat', { what: t(`common.deeds.${redo}`) }) : t('common.tools.nothingToRedo')}
        keys={chord('Z', true)}
        disabled={redo === undefined}
        onPress={step('redo')}
      >
        <Redo2 className="i flip" />
      </ToolButton>
    </>
  )
}
