import type { Annotation, Entity, Filler, Span } from '../model/records.ts'
import { createOffsetMap, type OffsetMap } from '../text/offsets.ts'
import { quoteStretch } from '../text/quote-json.ts'
import { type Carries, carriesAll } from './carries.ts'
import type { ExportDocument, Format } from './format.ts'
import { readBackByImport } from './imported.ts'
import { w3cImporting } from './w3c-read.ts'

const carries: Carries = carriesAll

/** Characters (UTF-16) before and after a quote that tell it from the same words elsewhere. */
const context = 32

/** The standard's own terms, and what it has none for: the text itself, the part a filler plays, whom it belongs to. */
const jsonLdContext = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    about: 'http://schema.org/about',
    role: 'urn:hashiya:role',
    of: { '@id': 'urn:hashiya:of', '@type': '@id' },
  },
]

type Detailed = Pick<Entity, 'attributes' | 'note' | 'doubt'> & Pick<Partial<Entity>, 'normal' | 'link'>

// Everything below is written as JSON at once: objects made for `JSON.stringify` take it twice as long (measured).

const quote = (text: string): string => quoteStretch(text, 0, text.length)

/** `more`: further fields, each after a comma. */
const textualBody = (purpose: string, value: string, more = ''): string =>
  `{"type":"TextualBody","purpose":"${purpose}","value":${quote(value)}${more}}`

/** What is written on a record besides what it is. */
function detailBodies({ attributes, note, doubt, normal, link }: Detailed): readonly string[] {
  const hasAttributes = Object.keys(attributes).length > 0
  const isBare = !hasAttributes && !doubt && normal === undefined
  const details = { attributes: hasAttributes ? attributes : undefined, doubt: doubt || undefined, normal }
  return [
    ...(note === '' ? [] : [textualBody('commenting', note)]),
    ...(link === undefined ? [] : [`{"type":"SpecificResource","purpose":"identifying","source":${quote(link)}}`]),
    ...(isBare ? [] : [textualBody('describing', JSON.stringify(details), ',"format":"application/json"')]),
  ]
}

const isHalf = (text: string, offset: number, from: number): boolean => (text.charCodeAt(offset) & 0xfc00) === from

/** A stretch of the text (UTF-16); half a surrogate pair at a cut is left out. */
function quoteWhole(text: string, start: number, end: number): string {
  const from = start < end && isHalf(text, start, 0xdc00) ? start + 1 : start
  return quoteStretch(text, from, from < end && isHalf(text, end - 1, 0xd800) ? end - 1 : end)
}

/** One document's annotations, as JSON. */
class PageWriter {
  readonly #text: string
  readonly #offsets: OffsetMap
  readonly source: string
  readonly #place: string

  constructor({ document }: ExportDocument) {
    this.#text = document.text
    this.#offsets = createOffsetMap(document.text)
    this.source = `urn:hashiya:${document.id}`
    this.#place = `{"type":"SpecificResource","source":"${this.source}","selector":[{"type":"TextPositionSelector","start":`
  }

  #idOf(record: string): string {
    const isPlain = /^[A-Za-z0-9_.-]*$/.test(record)
    const id = isPlain ? record : encodeURIComponent(record.replace(/\p{Surrogate}/gu, '\uFFFD'))
    return `"${this.source}#${id}"`
  }

  /** By place and by quote: whichever the reader trusts. */
  #placeOf({ start, end }: Span, said = ''): string {
    const text = this.#text
    const exact = quoteStretch(text, start, end)
    const prefix = quoteWhole(text, Math.max(0, start - context), start)
    const suffix = quoteWhole(text, end, Math.min(text.length, end + context))
    const position = `${this.#offsets.toCodePoint(start)},"end":${this.#offsets.toCodePoint(end)}`
    return `${this.#place}${position}},{"type":"TextQuoteSelector","exact":${exact},"prefix":${prefix},"suffix":${suffix}}]${said}}`
  }

  #placesOf(spans: readonly Span[]): string {
    return `[${spans.map(span => this.#placeOf(span)).join(',')}]`
  }

  /** Fragments of one thing, in text order. `said`: what they are, fields each after a comma. */
  #bodyAt(spans: readonly Span[], said: string): string {
    const [only, second] = spans
    if (only && !second) return this.#placeOf(only, said)
    return `{"type":"List","items":${this.#placesOf(spans)}${said}}`
  }

  #fillerBody(filler: Filler, role: string, of: string | undefined): string {
    const said = `,"purpose":"linking","role":${quote(role)}${of === undefined ? '' : `,"of":${this.#idOf(of)}`}`
    return 'entity' in filler
      ? `{"type":"SpecificResource","source":${this.#idOf(filler.entity)}${said}}`
      : this.#bodyAt(filler.spans, said)
  }

  #annotation(id: string, motivation: string, bodies: readonly string[], target: string): string {
    return `{"id":${this.#idOf(id)},"type":"Annotation","motivation":"${motivation}","body":[${bodies.join(',')}],"target":${target}}`
  }

  annotationOf(record: Annotation): string | undefined {
    const whole = `"${this.source}"`
    switch (record.kind) {
      case 'entity': {
        const bodies = [textualBody('tagging', record.label), ...detailBodies(record)]
        return this.#annotation(record.id, 'classifying', bodies, this.#placesOf(record.spans))
      }
      case 'relation': {
        const to = `{"type":"SpecificResource","purpose":"linking","source":${this.#idOf(record.to)}}`
        const bodies = [textualBody('tagging', record.label), to, ...detailBodies(record)]
        return this.#annotation(record.id, 'linking', bodies, this.#idOf(record.from))
      }
      case 'agreement': {
        const bodies = [
          textualBody('tagging', record.type),
          ...record.roles.map(({ role, filler, of }) => this.#fillerBody(filler, role, of)),
          ...record.mentions.map(spans => this.#bodyAt(spans, ',"purpose":"highlighting"')),
          ...detailBodies(record),
        ]
        const target = record.trigger ? this.#placesOf(record.trigger) : whole
        return this.#annotation(record.id, 'linking', bodies, target)
      }
      case 'documentLabel': {
        const body = textualBody('classifying', record.value, `,"label":${quote(record.category)}`)
        return this.#annotation(record.id, 'classifying', [body], whole)
      }
      // About the work, not about the text.
      case 'status':
      case 'dismissal':
      case 'cliticChoice':
      case 'canonicalEntity':
      case 'scheme':
        return undefined
    }
  }
}

/** One line: the page of one document. */
function toPage(source: ExportDocument): string {
  const [layer] = source.layers
  if (!layer) throw new Error('Web Annotations are written from one layer')
  const { name, text, metadata } = source.document
  const page = new PageWriter(source)
  const head = JSON.stringify({
    '@context': jsonLdContext,
    id: `${page.source}/page`,
    type: 'AnnotationPage',
    about: {
      id: page.source,
      type: 'Text',
      format: 'text/plain',
      language: metadata.language,
      label: name,
      value: text,
    },
  })
  let items = ''
  for (const record of layer.records) {
    const item = page.annotationOf(record)
    if (item !== undefined) items += items === '' ? item : `,${item}`
  }
  return `${head.slice(0, -1)},"items":[${items}]}`
}

/** W3C Web Annotation (JSON-LD): a page of annotations a document, one a line; offsets in code points. */
export const w3c: Format = {
  id: 'w3c',
  name: { ar: 'W3C Web Annotation ‏(JSON-LD)', en: 'W3C Web Annotation (JSON-LD)' },
  summary: {
    ar: 'كل ما وُسم، ولكل موضع مكانه ونصّه وما حوله',
    en: 'All that is marked, each place by offset and by quote with its surroundings',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'split'],
  output: 'file',
  extension: '.jsonl',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open: ({ stem }) => ({
    write: source => ({ pieces: [{ file: `${stem}.jsonl`, content: `${toPage(source)}\n` }], losses: [] }),
    finish: () => [],
  }),
  readBack: files => readBackByImport(files, w3cImporting),
  importing: w3cImporting,
}
