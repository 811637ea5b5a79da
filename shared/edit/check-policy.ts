import type { Entity } from '../model/records.ts'
import type { Policy } from '../model/scheme.ts'
import { surfaceOf } from '../model/surface.ts'
import type { Finding } from './constraints.ts'
import { compareMentions, hullOf } from './mention-index.ts'

/** Marks that stand in each other otherwise than the scheme allows. Each is told once, with the one before it that it meets. */
export function checkPolicy(
  entities: readonly Entity[],
  { nesting, crossing }: Policy,
  text: string,
): readonly Finding[] {
  if (nesting === 'any' && crossing === 'any') return []
  const findings: Finding[] = []
  // Marks that begin before the one at hand and have not ended: few, however long the text.
  let open: readonly Entity[] = []
  for (const entity of entities.toSorted(compareMentions)) {
    const { start, end } = hullOf(entity)
    open = open.filter(other => hullOf(other).end > start)
    const report = (code: 'nested' | 'crossing', other: Entity): void =>
      void findings.push({
        code,
        record: entity.id,
        what: `${entity.label} ${other.label}`,
        surface: surfaceOf(text, entity.spans),
      })
    for (const other of open) {
      // Fragments may stand in each other's gaps without sharing a letter.
      if (!entity.spans.some(span => other.spans.some(held => held.start < span.end && span.start < held.end))) continue
      const isInside = end <= hullOf(other).end
      if (isInside && (nesting === 'never' || (nesting === 'other-label' && entity.label === other.label)))
        report('nested', other)
      if (!isInside && crossing === 'never') report('crossing', other)
    }
    open = [...open, entity]
  }
  return findings
}
