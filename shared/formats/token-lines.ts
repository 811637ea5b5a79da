import type { FileHead, SourceFile } from './source-file.ts'

/** A line of a file of tokens: what stands in its columns, and its number from 1. */
export type TokenLine = { readonly columns: readonly string[]; readonly line: number }

export type TokenDocument = {
  /** What stands beside `-DOCSTART-`; null where nothing does. */
  readonly name: string | null
  /** Where it begins, from 1. */
  readonly line: number
  /** Lines between blank lines; none is empty. */
  readonly sentences: readonly (readonly TokenLine[])[]
}

const tagShape = /^(?:O|[BIELUSM]-.+)$/u

export const isTag = (column: string): boolean => tagShape.test(column)

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x09

/** By tabs where the line has one, else by spaces. The first column may be empty. */
function columnsOf(line: string): readonly string[] {
  let end = line.length
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) end--
  const trimmed = line.slice(0, end)
  if (trimmed.includes('\t')) return trimmed.split('\t')
  const columns = trimmed.split(' ')
  // Several spaces part as one.
  return columns.includes('') ? trimmed.replace(/^ +/, '').split(/ +/) : columns
}

/** Whether nothing but space stands in it. Asked of every line: nearly all begin with something else. */
const isEmpty = (line: string): boolean => line === '' || (line.trimStart().length < line.length && line.trim() === '')

export const docStart = '-DOCSTART-'

/** What a document begins with. Its name is one column: without spaces. */
export const docStartLine = (name: string): string => `${docStart} ${name.replace(/\s+/g, '_')}\tO\n`

/** `-DOCSTART- -X- O O` names nothing. */
const nameBeside = (line: string): string | null =>
  line
    .split(/[ \t]+/)
    .slice(1)
    .find(column => column !== '-X-' && !isTag(column)) ?? null

/** `# id 3` beside tokens; `# O` is a token. */
const isComment = (columns: readonly string[]): boolean =>
  columns.length > 1 && columns[0] === '#' && !isTag(columns.at(-1) ?? '')

/** Documents of a file: each begins at `-DOCSTART-`; a file without one is one document. Line ends of three kinds may be mixed. */
export async function* readTokenDocuments(file: SourceFile): AsyncIterable<TokenDocument> {
  let name: string | null = null
  let begin = 1
  let hasStart = false
  let sentences: TokenLine[][] = []
  let sentence: TokenLine[] = []
  let number = 0
  const closeSentence = (): void => {
    if (sentence.length > 0) sentences.push(sentence)
    sentence = []
  }
  for await (const run of file.lineRuns())
    for (const whole of run) {
      number++
      for (const line of whole.includes('\r') ? whole.split('\r') : [whole]) {
        if (line.startsWith(docStart)) {
          closeSentence()
          if (hasStart || sentences.length > 0) yield { name, line: begin, sentences }
          hasStart = true
          sentences = []
          name = nameBeside(line)
          begin = number
        } else if (isEmpty(line)) closeSentence()
        else {
          const columns = columnsOf(line)
          if (!isComment(columns)) sentence.push({ columns, line: number })
        }
      }
    }
  closeSentence()
  if (hasStart || sentences.length > 0) yield { name, line: begin, sentences }
}

/** Columns of the lines that a file begins with; none where they are not tokens with tags. */
export function taggedHead({ head }: FileHead): readonly (readonly string[])[] {
  const lines = head.split(/\r\n?|\n/)
  // The last one may be cut short.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  const rows = whole.filter(line => line.trim() !== '' && !line.startsWith(docStart)).map(columnsOf)
  const tagged = rows.filter(columns => columns.length > 1 && isTag(columns.at(-1) ?? ''))
  return tagged.length > 0 && tagged.length >= rows.length * 0.8 ? rows : []
}

export const borderMark = '$#$'

export const borderLine = `${borderMark} O\n`

/** Whether a token stands for a border between larger parts of a text, as in Wojood. */
export const isBorderMark = (token: string): boolean => token === borderMark

/** Whether the rows carry several tags a token, all of mentions, or marks of borders. */
export const isNested = (rows: readonly (readonly string[])[]): boolean =>
  rows.some(([token = '', ...tags]) => isBorderMark(token) || tags.length > 1) &&
  rows.every(([, ...tags]) => tags.length < 2 || tags.every(tag => isTag(tag) && tag !== 'O'))
