import { appStore } from '../../state/app.ts'
import type { ArticleView } from '../paint/article-view.ts'
import { holderAt } from '../paint/text-dom.ts'

/**
 * Gives the text the focus; in reading mode the paragraph at `offset` (UTF-16) takes it, where a screen reader then reads on from.
 * The paragraph is no tab stop: once left it cannot be focused any more.
 */
export function enterText({ text, sections }: ArticleView, offset: number): void {
  const section = sections[holderAt(sections, offset)]
  const element = section?.blocks[holderAt(section.blocks, offset)]?.element
  if (element && appStore.getState().settings.reading) {
    element.tabIndex = -1
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
    element.focus({ preventScroll: true })
  } else text.focus({ preventScroll: true })
}
