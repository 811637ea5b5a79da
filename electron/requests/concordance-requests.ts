import { ok } from '../../shared/result.ts'
import type { Handlers } from './request-context.ts'

export const concordanceRequests: Handlers<'listNames' | 'concordance' | 'concordanceOrder' | 'previewMany'> = {
  listNames: async ({ session }, query) => ok(await session.requireCorpus().concordance.listNames(query)),
  concordance: async ({ session }, query) => ok(await session.requireCorpus().concordance.page(query)),
  concordanceOrder: async ({ session }, query) => ok(await session.requireCorpus().concordance.order(query)),
  previewMany: async ({ session }, { targets, change }) =>
    ok(await session.requireCorpus().concordance.preview(targets, change)),
}
