import type { Span } from '../../shared/model/records.ts'
import type { FillerName } from './gold-frames.ts'

/** Words of one role further apart (UTF-16) are not selected together. */
const widestRange = 300

/** A filler that is still to come. */
export type Wanted = { readonly name: FillerName; readonly role: string; readonly span: Span; readonly isBare: boolean }

export function wantedOf(name: FillerName): Wanted {
  const [, role = '', what = '', start = '', end = ''] = /^(\S+) (\S+) (\d+)-(\d+)/.exec(name) ?? []
  return { name, role, span: { start: Number(start), end: Number(end) }, isBare: what === 'words' }
}

/** From the first to the last of neighbours that fill one role. */
export function rangesOf(missing: readonly Wanted[]): readonly Span[] {
  const roles = [...new Set(missing.map(({ role }) => role))]
  return roles.flatMap(role => {
    const inOrder = missing.filter(one => one.role === role).toSorted((a, b) => a.span.start - b.span.start)
    return inOrder.flatMap((first, at) =>
      inOrder.slice(at + 1).flatMap(last => {
        const range = { start: first.span.start, end: last.span.end }
        return range.end - range.start <= widestRange ? [range] : []
      }),
    )
  })
}
