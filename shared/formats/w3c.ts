import type { Annotation, Entity, Filler, Span } from '../model/records.ts'
import { createOffsetMap, type OffsetMap } from '../text/offsets.ts'
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

const textualBody = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value })

/** What is written on a record besides what it is. */
function detailBodies({ attributes, note, doubt, normal, link }: Detailed): readonly unknown[] {
  const details = {
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(doubt ? { doubt } : {}),
    ...(normal === undefined ? {} : { normal }),
  }
  return [
    ...(note === '' ? [] : [textualBody('commenting', note)]),
    ...(link === undefined ? [] : [{ type: 'SpecificResource', purpose: 'identifying', source: link }]),
    ...(Object.keys(details).length === 0
      ? []
      : [{ ...textualBody('describing', JSON.stringify(details)), format: 'application/json' }]),
  ]
}

/** Half a surrogate pair at a cut is left out. */
const whole = (cut: string): string => cut.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

/** One document's annotations. */
class PageWriter {
  readonly #text: string
  readonly #offsets: OffsetMap
  readonly source: string

  constructor({ document }: ExportDocument) {
    this.#text = document.text
    this.#offsets = createOffsetMap(document.text)
    this.source = `urn:hashiya:${document.id}`
  }

  #idOf(record: string): string {
    return `${this.source}#${encodeURIComponent(record.replace(/\p{Surrogate}/gu, '\uFFFD'))}`
  }

  /** By place and by quote: whichever the reader trusts. */
  #placeOf({ start, end }: Span) {
    const text = this.#text
    return {
      type: 'SpecificResource',
      source: this.source,
      selector: [
        {
          type: 'TextPositionSelector',
          start: this.#offsets.toCodePoint(start),
          end: this.#offsets.toCodePoint(end),
        },
        {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: whole(text.slice(Math.max(0, start - context), start)),
          suffix: whole(text.slice(end, end + context)),
        },
      ],
    }
  }

  /** Fragments of one thing, in text order. */
  #bodyAt(spans: readonly Span[], said: { readonly purpose: string; readonly role?: string; readonly of?: string }) {
    const [only, second] = spans
    if (only && !second) return { ...this.#placeOf(only), ...said }
    return { type: 'List', items: spans.map(span => this.#placeOf(span)), ...said }
  }

  #fillerBody(filler: Filler, role: string, of: string | undefined) {
    const said = { purpose: 'linking', role, ...(of === undefined ? {} : { of: this.#idOf(of) }) }
    return 'entity' in filler
      ? { type: 'SpecificResource', source: this.#idOf(filler.entity), ...said }
      : this.#bodyAt(filler.spans, said)
  }

  annotationOf(record: Annotation): unknown {
    const common = { id: this.#idOf(record.id), type: 'Annotation' }
    switch (record.kind) {
      case 'entity':
        return {
          ...common,
          motivation: 'classifying',
          body: [textualBody('tagging', record.label), ...detailBodies(record)],
          target: record.spans.map(span => this.#placeOf(span)),
        }
      case 'relation':
        return {
          ...common,
          motivation: 'linking',
          body: [
            textualBody('tagging', record.label),
            { type: 'SpecificResource', purpose: 'linking', source: this.#idOf(record.to) },
            ...detailBodies(record),
          ],
          target: this.#idOf(record.from),
        }
      case 'agreement':
        return {
          ...common,
          motivation: 'linking',
          body: [
            textualBody('tagging', record.type),
            ...record.roles.map(({ role, filler, of }) => this.#fillerBody(filler, role, of)),
            ...record.mentions.map(spans => this.#bodyAt(spans, { purpose: 'highlighting' })),
            ...detailBodies(record),
          ],
          target: record.trigger ? record.trigger.map(span => this.#placeOf(span)) : this.source,
        }
      case 'documentLabel':
        return {
          ...common,
          motivation: 'classifying',
          body: [{ ...textualBody('classifying', record.value), label: record.category }],
          target: this.source,
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
  return JSON.stringify({
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
    items: layer.records.flatMap(record => page.annotationOf(record) ?? []),
  })
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
