import { BookOpenText } from 'lucide-react'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { ToolButton } from '../../ui/tool-button.tsx'
import type { OpenArticle } from '../open-article.ts'
import { useKeysOf } from '../use-keymap.ts'

/** From marking to reading and back: the text as a document for screen readers. */
export function ReadingToggle({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const reading = useApp(state => state.settings.reading)
  return (
    <ToolButton
      name={t('reading.toggle')}
      keys={useKeysOf()('reading')}
      pressed={reading}
      onPress={() => article.run({ do: 'reading' })}
    >
      <BookOpenText className="i" />
    </ToolButton>
  )
}
