import type { LastDeed } from '../../shared/edit/corpus-deed.ts'
import type { useText } from '../strings/text.ts'

/** A change of the scheme and an import are of no one's words, though records have them. */
const isOfWords = (name: LastDeed['name']): boolean => !['changeScheme', 'mapScheme', 'import'].includes(name)

/** What the last deed was, in words. `label`: its label as the scheme names it. */
export function deedSentence(t: ReturnType<typeof useText>, deed: LastDeed, label: string): string {
  const { name, undone, documents } = deed
  // Words of another script keep to themselves: figures behind them stand where the sentence has them.
  const words = deed.words === null || !isOfWords(name) ? null : `\u2068${deed.words}\u2069`
  const articles = t('common.counts.articles', { count: documents })
  if (name === 'findEverywhere')
    return t(undone ? 'common.everywhere.undone' : 'common.everywhere.done', {
      words: words ?? '',
      label,
      places: t('common.counts.places', { count: deed.marks }),
      articles,
    })
  // A name or a key of the scheme touches no record.
  if (deed.records === 0)
    return t(undone ? 'common.everywhere.undoneAlone' : 'common.everywhere.doneAlone', {
      deed: t(`common.deeds.${name}`),
    })
  const about =
    words === null
      ? ''
      : label === ''
        ? t('common.everywhere.about', { words })
        : t('common.everywhere.aboutLabel', { words, label })
  return t(undone ? 'common.everywhere.undoneOther' : 'common.everywhere.doneOther', {
    deed: t(`common.deeds.${name}`),
    about,
    records: t('common.everywhere.records', { count: deed.records }),
    where: documents === 0 ? '' : t('common.everywhere.where', { articles }),
  })
}
