import { useRef } from 'react'
import type { ArticleState } from '../article-state.ts'
import type { OpenArticle } from '../open-article.ts'
import { useSettled } from '../use-settled.ts'
import { agreementsOf } from './frame-hue.ts'

/** Agreements and the mentions they speak of, as they are now. */
function partsOf({ records, others, index, scheme }: ArticleState): readonly unknown[] {
  const agreements = agreementsOf(others)
  const named = agreements.flatMap(({ roles }) =>
    roles.flatMap(({ filler, of }) => ['entity' in filler ? index.get(filler.entity) : filler, of && index.get(of)]),
  )
  return [records, scheme, ...agreements, ...named]
}

/** Counts the changes of agreements and of what fills them: a mark made elsewhere draws nothing of the pane anew. */
export function useFramesVersion(article: OpenArticle): number {
  const seen = useRef<{ readonly version: number; readonly parts: readonly unknown[]; readonly count: number }>({
    version: -1,
    parts: [],
    count: 0,
  })
  return useSettled(article, state => {
    const before = seen.current
    if (state.version === before.version) return before.count
    const parts = partsOf(state)
    const isSame = parts.length === before.parts.length && parts.every((part, at) => part === before.parts[at])
    seen.current = { version: state.version, parts, count: isSame ? before.count : before.count + 1 }
    return seen.current.count
  })
}
