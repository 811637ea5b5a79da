import { isSchemeDeed } from '../../shared/edit/scheme-deed.ts'
import { ok } from '../../shared/result.ts'
import { readCanonicalEntities } from '../session/canonical-entities.ts'
import type { Handlers } from './request-context.ts'

export const deedRequests: Handlers<
  'saveDeed' | 'lastDeed' | 'saveSchemeChange' | 'readCorpus' | 'listCanonicalEntities'
> = {
  saveDeed: async ({ session }, deed) => {
    const { store, annotator } = session.requireCorpus()
    if (!annotator) throw new Error('a deed before she has given her name')
    const saved = await store.saveDeed(annotator.id, deed)
    if (saved.ok) await session.noteChanges(isSchemeDeed(deed.name) ? {} : { touched: saved.value.documents })
    return saved
  },

  saveSchemeChange: async ({ session }, step) => {
    const { store, annotator } = session.requireCorpus()
    if (!annotator) throw new Error('a change of the scheme before she has given her name')
    const saved = await store.changeScheme(annotator.id, step)
    // What is known of any article may name what the scheme calls otherwise now.
    if (saved.ok) await session.noteChanges({})
    return saved
  },

  readCorpus: async ({ session }) => {
    session.requireCorpus()
    const info = session.info()
    if (!info) throw new Error('no corpus is open')
    return ok(info)
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
