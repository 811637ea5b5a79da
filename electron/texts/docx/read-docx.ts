import { strFromU8 } from 'fflate'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { findBoilerplate } from '../../../shared/texts/find-boilerplate.ts'
import type { ImportedText } from '../../../shared/texts/imported-text.ts'
import { directionOf } from '../../../shared/texts/text-direction.ts'
import { readCoreProperties } from './core-properties.ts'
import { BrokenPart, readWordPart, type WordLine } from './word-text.ts'
import { UnreadableArchive, unzipParts } from './zip-parts.ts'

const main = 'word/document.xml'
const footnotes = 'word/footnotes.xml'
const endnotes = 'word/endnotes.xml'
const properties = 'docProps/core.xml'

/** Lines in the order they are read: a footnote after the paragraph that refers to it, endnotes at the end. */
function inReadingOrder(
  lines: readonly WordLine[],
  notes: ReadonlyMap<string, readonly WordLine[]>,
): readonly string[] {
  const textOf = (id: string): readonly string[] => (notes.get(id) ?? []).map(({ text }) => text)
  const below = lines.flatMap(({ notes: ids }) => ids.filter(id => id.startsWith('endnote ')).flatMap(textOf))
  const above = lines.flatMap(({ text, notes: ids }) => [
    text,
    ...ids.filter(id => id.startsWith('footnote ')).flatMap(textOf),
  ])
  return [...above, ...below]
}

/**
 * A Word document as a text: paragraphs, rows of tables, notes, each a line; without headers and footers of the page, comments, and words marked as deleted.
 * The day it was written is kept beside the text; it is not taken for the day of publication. Error: why it cannot be read, in English.
 */
export function readDocx(bytes: Uint8Array): Result<ImportedText, string> {
  try {
    const parts = unzipParts(bytes, new Set([main, footnotes, endnotes, properties]))
    const xmlOf = (name: string): string | null => {
      const part = parts.get(name)
      return part ? strFromU8(part) : null
    }
    const body = xmlOf(main)
    if (body === null) return fail('no Word document: word/document.xml is missing')
    const noteParts = [
      readWordPart(xmlOf(footnotes) ?? '<w:footnotes></w:footnotes>', 'footnote'),
      readWordPart(xmlOf(endnotes) ?? '<w:endnotes></w:endnotes>', 'endnote'),
    ]
    const notes = new Map(noteParts.flatMap(part => [...part]))
    const text = inReadingOrder(readWordPart(body, 'document').get('') ?? [], notes).join('\n')
    const { title, author, created } = readCoreProperties(xmlOf(properties) ?? '')
    const extra = { ...(author === null ? {} : { author }), ...(created === null ? {} : { created }) }
    return ok({
      name: null,
      text,
      boilerplate: findBoilerplate(text, { title: title ?? undefined }),
      metadata: {
        language: 'ar',
        direction: directionOf(text),
        ...(title === null ? {} : { title }),
        ...(Object.keys(extra).length > 0 ? { extra } : {}),
      },
    })
  } catch (error) {
    if (error instanceof UnreadableArchive) return fail(`the archive cannot be opened: ${error.message}`)
    if (error instanceof BrokenPart) return fail(`the document is damaged: ${error.message}`)
    throw error
  }
}
