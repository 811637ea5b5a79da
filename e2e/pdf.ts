import { inflateSync } from 'node:zlib'

/** One page of a PDF as Chromium prints it: its words in the order they were drawn, and the colours it fills with, as `r g b` of 0–255. */
export type PdfPage = {
  readonly text: string
  readonly fills: ReadonlySet<string>
  /** Where words stand: size and baseline, px from the top of what is printed. */
  readonly words: readonly { readonly size: number; readonly baseline: number }[]
  /** Filled boxes, px from the same corner. */
  readonly boxes: readonly { readonly colour: string; readonly top: number; readonly height: number }[]
}

type Objects = ReadonlyMap<number, { readonly head: string; readonly content: string }>

/** Reads just what Chromium's own PDF writer writes: plain objects, streams deflated or bare, text by glyph with a ToUnicode table. */
export function readPdf(bytes: Buffer): readonly PdfPage[] {
  const objects = readObjects(bytes)
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head))
  return pages.map(({ head }) => {
    const content = references(head, 'Contents')
      .map(number => objects.get(number)?.content ?? '')
      .join('\n')
    return readPage(content, fontsOf(head, objects))
  })
}

function readObjects(bytes: Buffer): Objects {
  const text = bytes.toString('latin1')
  const objects = new Map<number, { head: string; content: string }>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const start = match.index + match[0].length
    const stream = text.indexOf('stream', start)
    const end = text.indexOf('endobj', start)
    if (stream < 0 || end < stream) {
      objects.set(Number(match[1]), { head: text.slice(start, end), content: '' })
      continue
    }
    const head = text.slice(start, stream)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const from = stream + (text.startsWith('\r\n', stream + 6) ? 8 : 7)
    const raw = bytes.subarray(from, from + length)
    const content = /FlateDecode/.test(head) ? inflateSync(raw) : raw
    objects.set(Number(match[1]), { head, content: content.toString('latin1') })
  }
  return objects
}

/** Numbers of the objects that a key of a dictionary names, one or a list. */
const references = (head: string, key: string): readonly number[] =>
  [...(new RegExp(`/${key}\\s*(\\[[^\\]]*\\]|\\d+ 0 R)`).exec(head)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(found =>
    Number(found[1]),
  )

type Fonts = ReadonlyMap<string, ReadonlyMap<number, string>>

/** The glyph tables of a page's or form's fonts by their names there. */
function fontsOf(head: string, objects: Objects): Fonts {
  const resources = /\/Resources (\d+) 0 R/.exec(head)
  const where = resources ? (objects.get(Number(resources[1]))?.head ?? '') : head
  const named = /\/Font\s*<<(.*?)>>/s.exec(where)?.[1] ?? ''
  return new Map(
    [...named.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', number]) => {
      const font = objects.get(Number(number))?.head ?? ''
      const [table] = references(font, 'ToUnicode')
      return [name, readToUnicode(table === undefined ? '' : (objects.get(table)?.content ?? ''))]
    }),
  )
}

const hexText = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function readToUnicode(table: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>()
  for (const [, body = ''] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', letters = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), hexText(letters))
  for (const [, body = ''] of table.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', letters = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(letters, 16)
      for (let glyph = Number.parseInt(from, 16), step = 0; glyph <= Number.parseInt(to, 16); glyph++, step++)
        glyphs.set(glyph, String.fromCodePoint(first + step))
    }
  return glyphs
}

function readPage(content: string, fonts: Fonts): PdfPage {
  const fills = new Set<string>()
  const words: { size: number; baseline: number }[] = []
  const boxes: { colour: string; top: number; height: number }[] = []
  let colour = ''
  let size = 0
  for (const [line] of content.matchAll(/[^\n]+/g)) {
    const numbers = line.match(/-?[\d.]+/g)?.map(Number) ?? []
    if (/ rg$/.test(line)) {
      colour = numbers
        .slice(-3)
        .map(part => Math.round(part * 255))
        .join(' ')
      fills.add(colour)
    } else if (/ Tf$/.test(line)) size = numbers.at(-1) ?? 0
    else if (/ Tm$/.test(line)) words.push({ size, baseline: numbers.at(-1) ?? 0 })
    else if (/ re$/.test(line)) {
      const [, top = 0, , height = 0] = numbers
      boxes.push({ colour, top: Math.min(top, top + height), height: Math.abs(height) })
    }
  }
  let font: ReadonlyMap<number, string> = new Map()
  let text = ''
  for (const [, name, hex] of content.matchAll(/\/(\w+) [\d.]+ Tf\b|<([0-9A-Fa-f]+)>/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    else if (hex !== undefined)
      for (const [glyph] of hex.matchAll(/..../g)) text += font.get(Number.parseInt(glyph, 16)) ?? ''
  }
  return { text, fills, words, boxes }
}
