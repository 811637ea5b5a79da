import { ok } from '../../shared/result.ts'
import type { Handlers } from './request-context.ts'

export const concordanceRequests: Handlers<
  'listNames' | 'suggestLinks' | 'listSameNames' | 'listMentions' | 'concordance' | 'concordanceOrder' | 'previewMany'
> = {
  listNames: async ({ session }, query) => ok(await session.requireCorpus().concordance.listNames(query)),
  suggestLinks: async ({ session }, { words }) => ok(await session.requireCorpus().concordance.suggestLinks(words)),
  listSameNames: async ({ session }) => {
    const { concordance, store } = session.requireCorpus()
    const { labels } = store.manifest().scheme
    return ok(await concordance.sameNames(labels))
  },
  listMentions: async ({ session }, { names }) => ok(await session.requireCorpus().concordance.mentionsOf(names)),
  concordance: async ({ session }, query) => ok(await session.requireCorpus().concordance.page(query)),
  concordanceOrder: async ({ session }, query) => ok(await session.requireCorpus().concordance.order(query)),
  previewMany: async ({ session }, { targets, change }) =>
    ok(await session.requireCorpus().concordance.preview(targets, change)),
}
