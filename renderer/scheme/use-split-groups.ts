import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { SplitGroup } from '../../shared/model/split-group.ts'
import { tell } from '../state/app.ts'
import { deedStore } from '../state/corpus-deeds.ts'
import { request } from '../state/request.ts'

export type SplitGroups = {
  /** What is left to be given; null before the first answer. */
  readonly groups: readonly SplitGroup[] | null
  /** Takes a group off the list at once, so that the next key means the next of them; it is there again where nothing was written. */
  readonly give: (group: SplitGroup, deed: () => Promise<unknown>) => void
}

/** Asked again after every deed, here or taken back. Groups whose deed is under way are in an answer still, and left out. */
export function useSplitGroups(label: string, scheme: Scheme): SplitGroups {
  const [groups, setGroups] = useState<readonly SplitGroup[] | null>(null)
  const [ended, setEnded] = useState(0)
  const underWay = useRef(new Set<string>())
  const deeds = useStore(deedStore, state => state.count)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when marks or the scheme have changed
  useEffect(() => {
    let isGone = false
    void request('splitGroups', { label }).then(answer => {
      if (isGone) return
      if (answer.ok) setGroups(answer.value.filter(({ key }) => !underWay.current.has(key)))
      else tell([answer.error])
    })
    return () => {
      isGone = true
    }
  }, [label, scheme, deeds, ended])

  function give({ key }: SplitGroup, deed: () => Promise<unknown>): void {
    if (underWay.current.has(key)) return
    underWay.current.add(key)
    setGroups(present => present?.filter(group => group.key !== key) ?? null)
    void deed().finally(() => {
      underWay.current.delete(key)
      setEnded(count => count + 1)
    })
  }

  return { groups, give }
}
