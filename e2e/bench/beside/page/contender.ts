/** A mark as contenders are given it. Offsets are UTF-16. */
export type PageMark = { readonly id: string; readonly label: string; readonly start: number; readonly end: number }

/** One way to show a marked text in a page. */
export type Contender = {
  /** Fills `host` with the text and its marks. */
  readonly open: (host: HTMLElement, text: string, marks: readonly PageMark[]) => void
  readonly add: (mark: PageMark) => void
  /** Takes back the mark added last. */
  readonly undo: () => void
  /** A figure that changes once a change of the marks in sight is painted; null: it shows no marks. */
  readonly painted: () => number | null
}

/** Paragraphs of plain text under `host`, each with its line end, so that offsets are those of the whole text. */
export function fillPlain(host: HTMLElement, text: string): void {
  for (const line of linesOf(text)) {
    const paragraph = document.createElement('p')
    paragraph.textContent = line
    host.append(paragraph)
  }
}

/** Lines with their ends; together they are the text. */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const colours = [
  '#eaeffb',
  '#f0edf9',
  '#e4f3ef',
  '#f9ebef',
  '#f4eee3',
  '#f1f0e3',
  '#f9ece6',
  '#ebf0f3',
  '#ecf1e5',
] as const

/** Colour of a mark, by its label; written as every contender reads it. */
export function colourOf(label: string): `#${string}` {
  const sum = [...label].reduce((all, letter) => all + letter.charCodeAt(0), 0)
  return colours[sum % colours.length] ?? colours[0]
}
