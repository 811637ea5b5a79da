import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CanonicalEntity } from '../../shared/model/records.ts'
import { appStore, tell } from './app.ts'
import { deedStore } from './corpus-deeds.ts'
import { request } from './request.ts'

type Known = {
  readonly entities: ReadonlyMap<string, CanonicalEntity>
  /** The corpus and the deed they were read after. */
  readonly readAt: string | null
}

const store = createStore<Known>(() => ({ entities: new Map(), readAt: null }))

/** The entities of the corpus by id, hers and those of others; read again after each deed from outside the article. Empty until they are there. */
export function useCorpusEntities(): ReadonlyMap<string, CanonicalEntity> {
  const deeds = useStore(deedStore, state => state.count)
  useEffect(() => void read(deeds), [deeds])
  return useStore(store, state => state.entities)
}

async function read(deeds: number): Promise<void> {
  const readAt = `${appStore.getState().corpus?.path} ${deeds}`
  if (store.getState().readAt === readAt) return
  store.setState({ readAt })
  const answer = await request('listCanonicalEntities', {})
  if (store.getState().readAt !== readAt) return
  if (!answer.ok) return tell([answer.error])
  const { own, others } = answer.value
  store.setState({ entities: new Map([...others, ...own].map(entity => [entity.id as string, entity])) })
}
