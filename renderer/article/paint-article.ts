import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import type { Settings } from '../../shared/model/settings.ts'
import { leadingOf } from './paint/faces.ts'
import { createSheet, type Sheet } from './paint/sheet.ts'

/** Text and marks on the sheet, before anything can be done with them. `theme` is what `settings.theme` comes to now. */
export function paintArticle(
  document: OpenDocument,
  corpus: CorpusInfo,
  settings: Settings,
  theme: 'light' | 'dark',
): Sheet {
  // With the marks that follow, what `npm run bench` measures by.
  performance.mark('article-paint')
  const sheet = createSheet({
    text: document.text,
    direction: document.metadata.direction,
    labels: corpus.scheme.labels,
    theme,
    textSize: settings.textSize,
    font: settings.font,
    measure: settings.measure,
    leading: leadingOf(settings),
    alone: null,
  })
  sheet.marks.setAll(document.records.filter(record => record.kind === 'entity'))
  return sheet
}
