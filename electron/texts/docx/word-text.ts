import { Parser } from 'htmlparser2'

/** Thrown where a part is cut short, or is none. */
export class BrokenPart extends Error {}

/** A line of the document: a paragraph, or a row of a table with its cells parted by tabs. `notes`: ids of those it refers to, in order. */
export type WordLine = { readonly text: string; readonly notes: readonly string[] }

/** Written as characters by elements of their own. */
const signs: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '\u00AD'],
])

/** Not the text: deleted words, codes of fields, the older copy of a drawing's words, the numbers that notes begin with. */
const unread = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:pPr',
  'w:rPr',
  'w:sectPr',
  'w:tblPr',
])

const noteReferences: ReadonlyMap<string, string> = new Map([
  ['w:footnoteReference', 'footnote'],
  ['w:endnoteReference', 'endnote'],
])

const roots = new Set(['w:document', 'w:footnotes', 'w:endnotes'])

/** Notes that are lines between text and notes, not notes. */
const notNotes = new Set(['separator', 'continuationSeparator', 'continuationNotice'])

type Paragraph = { readonly parts: string[]; readonly notes: string[] }
type Row = { readonly cells: string[]; readonly notes: string[] }

/** Reads `word/document.xml`, or a part of notes: then `notes` has its lines by id, else they are all under ''. Throws BrokenPart. */
export function readWordPart(
  xml: string,
  kind: 'document' | 'footnote' | 'endnote',
): ReadonlyMap<string, readonly WordLine[]> {
  const lines = new Map<string, WordLine[]>()
  const paragraphs: Paragraph[] = []
  const rows: Row[] = []
  let note = ''
  let skipping = 0
  let inText = 0
  let isWhole = false
  const emit = (line: WordLine): void => {
    if (kind !== 'document' && note === '') return
    for (const text of line.text.split('\n')) {
      const list = lines.get(note) ?? []
      lines.set(note, list)
      if (text.trim() !== '') list.push({ text, notes: [] })
    }
    const last = lines.get(note)?.at(-1)
    if (last && line.notes.length > 0)
      lines.get(note)?.splice(-1, 1, { ...last, notes: [...last.notes, ...line.notes] })
  }
  const endParagraph = (): void => {
    const paragraph = paragraphs.pop()
    if (!paragraph) return
    const text = paragraph.parts.join('')
    const row = rows.at(-1)
    if (!row) {
      emit({ text, notes: paragraph.notes })
      return
    }
    row.notes.push(...paragraph.notes)
    const cell = text.replaceAll('\n', ' ').trim()
    const before = row.cells.pop() ?? ''
    row.cells.push(before !== '' && cell !== '' ? `${before} ${cell}` : before + cell)
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (skipping > 0 || unread.has(name)) {
          skipping++
          return
        }
        const sign = signs.get(name)
        const reference = noteReferences.get(name)
        if (name === 'w:p') paragraphs.push({ parts: [], notes: [] })
        else if (name === 'w:tr') rows.push({ cells: [], notes: [] })
        else if (name === 'w:tc') rows.at(-1)?.cells.push('')
        else if (name === 'w:t') inText++
        else if (sign !== undefined) paragraphs.at(-1)?.parts.push(sign)
        else if (reference !== undefined) paragraphs.at(-1)?.notes.push(`${reference} ${attributes['w:id'] ?? ''}`)
        else if (name === `w:${kind}` && kind !== 'document')
          note = notNotes.has(attributes['w:type'] ?? '') ? '' : `${kind} ${attributes['w:id'] ?? ''}`
      },
      ontext: text => {
        if (skipping === 0 && inText > 0) paragraphs.at(-1)?.parts.push(text)
      },
      onclosetag: (name, isImplied) => {
        if (skipping > 0) {
          skipping--
          return
        }
        if (name === 'w:p') endParagraph()
        else if (name === 'w:t') inText--
        else if (name === 'w:tr') {
          const row = rows.pop()
          const text = row?.cells.join('\t') ?? ''
          const outer = rows.at(-1)
          // A table inside a cell: its rows are words of that cell.
          if (outer) outer.cells.push(`${outer.cells.pop() ?? ''} ${row?.cells.join(' ') ?? ''}`.trim())
          else emit({ text, notes: row?.notes ?? [] })
        } else if (roots.has(name)) isWhole = !isImplied
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  if (!isWhole) throw new BrokenPart('it does not end, or is no part of a document')
  return lines
}
