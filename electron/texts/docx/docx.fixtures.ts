import { strToU8, zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

export const paragraph = (...runs: readonly string[]): string => `<w:p><w:pPr><w:bidi/></w:pPr>${runs.join('')}</w:p>`
export const words = (text: string): string =>
  `<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

/** A Word document with these parts; `notes` is the content of `word/footnotes.xml`. */
export function makeDocx(
  body: string,
  { notes, title = '' }: { readonly notes?: string; readonly title?: string } = {},
): Uint8Array {
  const part = (name: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${namespaces}>${content}</w:${name}>`
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(part('document', `<w:body>${body}</w:body>`)),
    ...(notes === undefined ? {} : { 'word/footnotes.xml': strToU8(part('footnotes', notes)) }),
    'docProps/core.xml': strToU8(
      `<cp:coreProperties><dc:title>${title}</dc:title><dc:creator>سمير</dc:creator><dcterms:created>2024-06-11T08:00:00Z</dcterms:created></cp:coreProperties>`,
    ),
  })
}
