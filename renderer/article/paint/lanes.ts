import type { Span } from '../../../shared/model/records.ts'

/** What is painted: an entity satisfies it. UTF-16 offsets. */
export type PaintedMark = { readonly id: string; readonly label: string; readonly spans: readonly Span[] }

/** Where a mark's line lies: lane 0 nearest the letters. `inner`: it stands inside another, which has the fill. */
export type Lane = { readonly lane: number; readonly inner: boolean }

type Laid = { readonly mark: PaintedMark; readonly start: number; readonly end: number; readonly length: number }

const laidOut = (mark: PaintedMark): Laid => ({
  mark,
  start: mark.spans[0]?.start ?? 0,
  end: mark.spans.at(-1)?.end ?? 0,
  length: mark.spans.reduce((sum, span) => sum + span.end - span.start, 0),
})

/**
 * Shorter marks lie nearer the letters; each longer one that meets them goes below. Marks that meet never share a lane, so two of one
 * label never fuse. Ends are taken with gaps in, so that a fragment's line keeps its height.
 */
export function assignLanes(marks: readonly PaintedMark[]): ReadonlyMap<string, Lane> {
  const byStart = marks.map(laidOut).sort((a, b) => a.start - b.start || b.end - a.end)
  const clusters: Laid[][] = []
  let reach = -1
  for (const laid of byStart) {
    if (laid.start >= reach) clusters.push([])
    clusters.at(-1)?.push(laid)
    reach = Math.max(reach, laid.end)
  }
  return new Map(clusters.flatMap(lanesOfCluster))
}

function lanesOfCluster(cluster: readonly Laid[]): readonly (readonly [string, Lane])[] {
  const placed: { readonly laid: Laid; readonly lane: number }[] = []
  const shortestFirst = cluster.toSorted(
    (a, b) => a.length - b.length || a.start - b.start || (a.mark.id < b.mark.id ? -1 : 1),
  )
  return shortestFirst.map((laid, at) => {
    const below = placed.filter(other => other.laid.start < laid.end && laid.start < other.laid.end)
    const lane = below.reduce((deepest, other) => Math.max(deepest, other.lane + 1), 0)
    placed.push({ laid, lane })
    const inner = shortestFirst.some((other, place) => place > at && other.start <= laid.start && laid.end <= other.end)
    return [laid.mark.id, { lane, inner }] as const
  })
}
