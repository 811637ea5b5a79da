/**
 * The only file that touches `CSS.highlights`. One Highlight per label, lane and outer or inner, never one per mark: the cost of
 * painting grows with their number. Ranges are static: the text never changes.
 */
export type Highlights = {
  readonly add: (name: string, ranges: readonly StaticRange[]) => void
  readonly remove: (name: string, ranges: readonly StaticRange[]) => void
  /** Replaces what `name` holds; a higher priority is painted above. */
  readonly replace: (name: string, ranges: readonly StaticRange[], priority: number) => void
  readonly clear: () => void
}

export function createHighlights(): Highlights {
  const own = new Map<string, Highlight>()

  function named(name: string): Highlight {
    const there = own.get(name)
    if (there) return there
    const made = new Highlight()
    own.set(name, made)
    CSS.highlights.set(name, made)
    return made
  }

  return {
    add: (name, ranges) => {
      const highlight = named(name)
      for (const range of ranges) highlight.add(range)
    },
    remove: (name, ranges) => {
      const highlight = named(name)
      for (const range of ranges) highlight.delete(range)
    },
    replace: (name, ranges, priority) => {
      // The engine paints all marked text in sight anew after any change of a highlight, even one that leaves it as it was.
      if (holdsJust(own.get(name), ranges)) return
      const highlight = named(name)
      highlight.clear()
      highlight.priority = priority
      for (const range of ranges) highlight.add(range)
    },
    clear: () => {
      for (const [name, highlight] of own) if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name)
      own.clear()
    },
  }
}

/** Whether a highlight holds these places and no others; each place lies in one text node. */
const holdsJust = (highlight: Iterable<AbstractRange> = [], ranges: readonly StaticRange[]): boolean => {
  const held = [...highlight]
  return (
    held.length === ranges.length &&
    held.every((range, at) => {
      const other = ranges[at]
      return (
        range.startContainer === other?.startContainer &&
        range.startOffset === other.startOffset &&
        range.endOffset === other.endOffset
      )
    })
  )
}
