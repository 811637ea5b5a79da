import { ok } from '../../shared/result.ts'
import { readCanonicalEntities } from '../session/canonical-entities.ts'
import type { Handlers } from './request-context.ts'

export const deedRequests: Handlers<'saveDeed' | 'lastDeed' | 'listCanonicalEntities'> = {
  saveDeed: async ({ session }, deed) => {
    const { store, annotator } = session.requireCorpus()
    if (!annotator) throw new Error('a deed before she has given her name')
    const saved = await store.saveDeed(annotator.id, deed)
    if (saved.ok) await session.noteChanges({ touched: saved.value.documents })
    return saved
  },

  listCanonicalEntities: async ({ session }) => {
    const { store, annotator } = session.requireCorpus()
    return readCanonicalEntities(store, annotator?.id ?? null)
  },

  lastDeed: async ({ session }) => {
    const { store, annotator } = session.requireCorpus()
    return annotator ? store.lastDeed(annotator.id) : ok(null)
  },
}
