import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import type { Settings } from '../../shared/model/settings.ts'
import type { OpenArticle } from './app.ts'

type Module = { readonly openArticle: (document: OpenDocument, corpus: CorpusInfo, settings: Settings) => OpenArticle }

const modules = import.meta.glob<Module>('../article/open-article.ts')

/** Makes an open article of a document. */
export async function toArticle(document: OpenDocument, corpus: CorpusInfo, settings: Settings): Promise<OpenArticle> {
  const load = modules['../article/open-article.ts']
  if (load === undefined) throw new Error('open-article.ts is missing')
  return (await load()).openArticle(document, corpus, settings)
}
