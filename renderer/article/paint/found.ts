import type { Span } from '../../../shared/model/records.ts'
import { createHighlights } from './highlights.ts'
import { rangesIn } from './section-marks.ts'
import { holderAt, type Section } from './text-dom.ts'

/** More of them are painted only near the one she is at: ranges cost with every frame. */
const paintedAtMost = 400

export type Found = {
  /** Shows these places; `near` (UTF-16) is where she is. */
  readonly show: (spans: readonly Span[], near: number) => void
  readonly clear: () => void
}

/** What a search found, washed in the text under the marks. */
export function createFound(sections: readonly Section[]): Found {
  const highlights = createHighlights()
  const rangesOf = (span: Span): readonly StaticRange[] => {
    const ranges: StaticRange[] = []
    for (let at = holderAt(sections, span.start); at < sections.length; at++) {
      const section = sections[at]
      if (!section || section.start >= span.end) break
      ranges.push(...rangesIn(section, { id: '', label: '', spans: [span] }))
    }
    return ranges
  }
  return {
    show: (spans, near) => {
      const at = spans.findIndex(span => span.end > near)
      const from = Math.max(0, (at < 0 ? spans.length : at) - paintedAtMost / 2)
      highlights.replace('found', spans.slice(from, from + paintedAtMost).flatMap(rangesOf), 0)
    },
    clear: highlights.clear,
  }
}
