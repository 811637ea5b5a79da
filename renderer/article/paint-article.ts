import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import type { Settings } from '../../shared/model/settings.ts'
import { type ArticleView, createArticleView } from './paint/article-view.ts'

/** Text and marks on the sheet, before anything can be done with them. `theme` is what `settings.theme` comes to now. */
export function paintArticle(
  document: OpenDocument,
  corpus: CorpusInfo,
  settings: Settings,
  theme: 'light' | 'dark',
): ArticleView {
  // With the marks that follow, what `npm run bench` measures by.
  performance.mark('article-paint')
  const view = createArticleView({
    text: document.text,
    direction: document.metadata.direction,
    labels: corpus.scheme.labels,
    theme,
    textSize: settings.textSize,
  })
  view.setMarks(document.records.filter(record => record.kind === 'entity'))
  return view
}
