/** What a value may not hold as it is. `->` counts as one sign. */
const reserved = /\\|\[|\]|\||_|->|;|\t|\n|\*/g
const holdsReserved = new RegExp(reserved.source)
const valueSigns: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n' }

/** Asked first, since nearly no label holds one (measured). */
export const escapeValue = (value: string): string =>
  holdsReserved.test(value) ? value.replace(reserved, sign => valueSigns[sign] ?? `\\${sign}`) : value

export const unescapeValue = (value: string): string =>
  value.replace(/\\(->|[\s\S])/g, (_escaped, sign: string) => (sign === 't' ? '\t' : sign === 'n' ? '\n' : sign))

const textSigns: Readonly<Record<string, string>> = { '\t': '\\t', '\f': '\\f', '\r': '\\r', '\b': '\\b', '\\': '\\\\' }

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
const escaped = /[\0-\x1f\\]/g

/** One line of a sentence's text. */
export const escapeText = (line: string): string =>
  line.search(escaped) === -1 ? line : line.replace(escaped, sign => textSigns[sign] ?? `\\${sign}`)

const plainSigns = new Map(Object.entries(textSigns).map(([sign, escaped]) => [escaped.slice(1), sign]))

export const unescapeText = (line: string): string =>
  line.replace(/\\([\s\S])/g, (_escaped, sign: string) => plainSigns.get(sign) ?? sign)

/** Stacked values of a cell, still escaped. */
export const splitStacked = (cell: string): readonly string[] => cell.match(/(?:\\[\s\S]|[^\\|])+|\\$/g) ?? []
