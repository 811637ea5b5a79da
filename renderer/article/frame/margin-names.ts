/** A role's name wanted in the margin: where its filler begins (UTF-16) and the middle of that line, px in the page. */
export type NameWish = {
  readonly name: string
  readonly start: number
  readonly middle: number
  /** Of the trigger: bold. */
  readonly strong: boolean
}

/** What stands in the margin beside one line. */
export type NamedLine = { readonly middle: number; readonly rows: readonly NameRow[] }
export type NameRow = {
  readonly words: string
  readonly strong: boolean /** Rows it takes where it wraps. */
  readonly height: number
}

/** Room of the margin: rows a line has at most, and how many rows a name needs. */
export type Room = { readonly rows: number; readonly rowsOf: (words: string, strong: boolean) => number }

/** Lines of text stand further apart than this, px: what is nearer is one line. */
const oneLine = 9

/**
 * Names line by line in reading order, a role once a line with its number of fillers; where a line has more than fit, the last row says how
 * many are left out.
 */
export function namesByLine(wishes: readonly NameWish[], room: Room): readonly NamedLine[] {
  const lines: { readonly middle: number; readonly wishes: NameWish[] }[] = []
  for (const wish of wishes.toSorted((a, b) => a.start - b.start)) {
    const line = lines.find(({ middle }) => Math.abs(middle - wish.middle) < oneLine)
    if (line) line.wishes.push(wish)
    else lines.push({ middle: wish.middle, wishes: [wish] })
  }
  return lines.map(line => ({ middle: line.middle, rows: rowsIn(line.wishes, room) }))
}

function rowsIn(wishes: readonly NameWish[], { rows: most, rowsOf }: Room): readonly NameRow[] {
  const all = [...new Set(wishes.map(({ name }) => name))].map((name): NameRow => {
    const same = wishes.filter(wish => wish.name === name)
    const words = same.length > 1 ? `${name} ×${same.length}` : name
    const strong = same.some(wish => wish.strong)
    return { words, strong, height: rowsOf(words, strong) }
  })
  if (heightOf(all) <= most) return all
  const fitting = all.filter((_, at) => heightOf(all.slice(0, at + 1)) <= most - 1)
  const left = all.length - fitting.length
  return [...fitting, { words: `+${left}`, strong: false, height: 1 }]
}

const heightOf = (rows: readonly NameRow[]): number => rows.reduce((sum, { height }) => sum + height, 0)
