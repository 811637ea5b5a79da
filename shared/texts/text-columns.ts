/** One record of a table or of JSON lines, flat: the values that are text by column. `line` counts from 1. */
export type FieldRecord = { readonly line: number; readonly fields: ReadonlyMap<string, string> }

/** Which column is what; undefined where there is none of that kind. */
export type TextColumns = {
  readonly text: string
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly date?: string | undefined
  readonly source?: string | undefined
}

/** Columns a person names; the others are guessed. */
export type ColumnChoice = { readonly [Kind in keyof TextColumns]?: string | undefined }

const names: Readonly<Record<keyof TextColumns, RegExp>> = {
  text: /^(?:.*\.)?(?:text|content|body|article|articlebody|full_?text|news|النص|نص|المحتوى|الخبر|المقال|نص الخبر|نص المقال)$/i,
  id: /^(?:.*\.)?(?:id|_id|doc_?id|article_?id|key|uid|name|المعر[ّ]?ف|الرقم|رقم)$/i,
  title: /^(?:.*\.)?(?:title|headline|subject|العنوان|عنوان|عنوان الخبر|عنوان المقال)$/i,
  date: /^(?:.*\.)?(?:date|published|published_?at|pub_?date|publication_?date|date_?published|التاريخ|تاريخ|تاريخ النشر)$/i,
  source: /^(?:.*\.)?(?:url|link|source|site|المصدر|الرابط|رابط)$/i,
}

/** Arabic letters of the sample by column. */
function arabicLetters(sample: readonly FieldRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { fields } of sample)
    for (const [column, value] of fields)
      counts.set(column, (counts.get(column) ?? 0) + (value.slice(0, 20_000).match(/\p{Script=Arabic}/gu)?.length ?? 0))
  return counts
}

const columnsOf = (sample: readonly FieldRecord[]): readonly string[] => [
  ...new Set(sample.flatMap(({ fields }) => [...fields.keys()])),
]

/**
 * Which column holds the text: the one with most Arabic letters in the sample, among equals the one called text; without Arabic the one called text, or
 * the longest. The other kinds go by name. Null: the column named by a person, or any at all, is not there.
 */
export function chooseColumns(sample: readonly FieldRecord[], choice: ColumnChoice = {}): TextColumns | null {
  const columns = columnsOf(sample)
  const arabic = arabicLetters(sample)
  const lengthOf = (column: string): number =>
    sample.reduce((sum, { fields }) => sum + (fields.get(column)?.length ?? 0), 0)
  const weightOf = (column: string): readonly number[] => [
    arabic.get(column) ?? 0,
    names.text.test(column) ? 1 : 0,
    lengthOf(column),
  ]
  const isHeavier = (one: string, other: string): boolean => {
    const [a, b] = [weightOf(one), weightOf(other)]
    const at = a.findIndex((weight, index) => weight !== b[index])
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
  }
  const [first, ...rest] = columns
  if (first === undefined) return null
  const text = choice.text ?? rest.reduce((best, column) => (isHeavier(column, best) ? column : best), first)
  if (!columns.includes(text)) return null
  const named = (kind: 'id' | 'title' | 'date' | 'source'): string | undefined =>
    choice[kind] ?? columns.find(column => column !== text && names[kind].test(column))
  return { text, id: named('id'), title: named('title'), date: named('date'), source: named('source') }
}

/** Whether a first row names columns rather than being a record: names are short, all different, and none is a number; one of them is known, or all are much shorter than what follows. */
export function isHeader(first: readonly string[], following: readonly (readonly string[])[]): boolean {
  const cells = first.map(cell => cell.trim())
  const couldBe =
    cells.every(cell => cell !== '' && cell.length <= 64 && !/^[\d.,٠-٩-]+$/.test(cell)) &&
    new Set(cells).size === cells.length
  if (!couldBe) return false
  if (cells.some(cell => Object.values(names).some(pattern => pattern.test(cell)))) return true
  const lengths = following.map(row => Math.max(0, ...row.map(cell => cell.length)))
  const longest = Math.max(0, ...cells.map(cell => cell.length))
  return lengths.length > 0 && lengths.every(length => length > longest * 4)
}
