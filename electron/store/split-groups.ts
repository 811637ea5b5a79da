import type { DocumentId, RecordId } from '../../shared/model/ids.ts'
import type { SplitGroup } from '../../shared/model/split-group.ts'
import { wordsInContext } from '../../shared/text/words-in-context.ts'
import { countBy, type Mention } from './mention-group.ts'

/** UTF-16 units on either side of the one that is shown. */
const reach = 60

/** Mentions by canonical entity, or by folded form where they are linked to none; the largest group first. */
export function splitGroupsOf(mentions: readonly Mention[]): readonly SplitGroup[] {
  const groups = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const key = mention.link === null ? `form ${mention.key}` : `link ${mention.link}`
    const group = groups.get(key)
    if (group) group.push(mention)
    else groups.set(key, [mention])
  }
  return Array.from(groups, ([key, group]) => toGroup(key, group)).sort(
    (a, b) => b.count - a.count || (a.words < b.words ? -1 : 1),
  )
}

function toGroup(key: string, mentions: readonly Mention[]): SplitGroup {
  const [first] = mentions
  if (!first) throw new Error('a group without mentions')
  const { before, lead, words, tail, after } = wordsInContext(
    first.article.text,
    { start: first.start, end: first.end },
    reach,
  )
  const targets = new Map<DocumentId, RecordId[]>()
  for (const { id, article } of mentions) targets.set(article.id, [...(targets.get(article.id) ?? []), id])
  return {
    key,
    link: first.link,
    words: countBy(mentions, mention => mention.words)[0]?.[0] ?? '',
    count: mentions.length,
    before: before + lead,
    said: words,
    after: tail + after,
    targets: Array.from(targets, ([document, ids]) => ({ document, ids })),
  }
}
