import type { OpenArticle } from '../open-article.ts'
import { enterText } from './enter-text.ts'

/** From the mention list to the place of work in the text; from anywhere else to the list. Nothing happens where nothing is listed. */
export function swapFocus({ view, store }: Pick<OpenArticle, 'view' | 'store'>): void {
  const list = document.querySelector<HTMLElement>('[data-testid=mention-list][tabindex]')
  if (list !== null && document.activeElement === list) enterText(view, store.getState().cursor.focus)
  else list?.focus()
}
