import type { Agreement, Entity, Span } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import { quoteStretch } from '../text/quote-json.ts'
import { type Carries, carriesAll } from './carries.ts'
import { toPrompt } from './chat-prompt.ts'
import { readChat } from './chat-read.ts'
import type { ExportDocument, Format, WrittenDocument } from './format.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfRecord } from './losses.ts'
import { Occurrences } from './occurrences.ts'
import type { Loss } from './proof-report.ts'

const carries: Carries = {
  ...carriesAll,
  relations: 'reported',
  attributes: 'altered',
  notes: 'reported',
  documentLabels: 'reported',
}

const inTextOrder = (a: Entity, b: Entity): number =>
  (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) || (b.spans.at(-1)?.end ?? 0) - (a.spans.at(-1)?.end ?? 0)

const someAttributes = ({ attributes }: Entity | Agreement) =>
  Object.keys(attributes).length > 0 ? { attributes } : {}

/** The answer that is learnt, as JSON: entities in text order, and agreements over them. */
function toAnswer(source: ExportDocument): { readonly answer: string; readonly losses: readonly Loss[] } {
  const [layer] = source.layers
  if (!layer) throw new Error('an answer is written from one layer')
  const { text } = source.document
  const occurrences = new Occurrences(text)
  const quoteOf = (span: Span) => ({ quote: text.slice(span.start, span.end), occurrence: occurrences.numberOf(span) })
  const placeOf = (spans: readonly Span[]) => {
    const [only, second] = spans
    return only && !second ? quoteOf(only) : { fragments: spans.map(quoteOf) }
  }
  const entities = layer.records.filter(record => record.kind === 'entity').sort(inTextOrder)
  const ids = new Map<string, string>(entities.map(({ id }, at) => [id, `e${at + 1}`]))
  const losses: Loss[] = []
  // As JSON at once: so it takes a little less than objects made for `JSON.stringify`.
  const toEntity = (entity: Entity, at: number): string => {
    const { label, spans, attributes, normal } = entity
    const written = surfaceOf(text, spans)
    if (entity.note !== '' || entity.doubt || entity.link !== undefined)
      losses.push(lossOfEntity(source, entity, 'attributes-not-carried', { written }))
    const [only, second] = spans
    const quote = quoteStretch(written, 0, written.length)
    const place =
      only && !second
        ? `"quote":${quote},"occurrence":${occurrences.numberOf(only)}`
        : `"fragments":${JSON.stringify(spans.map(quoteOf))}`
    const said = Object.keys(attributes).length > 0 ? `,"attributes":${JSON.stringify(attributes)}` : ''
    const named = normal === undefined ? quote : JSON.stringify(normal)
    return `{"id":"e${at + 1}","label":${quoteStretch(label, 0, label.length)},${place},"normal":${named}${said}}`
  }
  const toAgreement = (agreement: Agreement) => {
    const { type, trigger, roles, mentions, note, doubt } = agreement
    const isMissing = (id: string | undefined): boolean => id !== undefined && !ids.has(id)
    const filled = roles.filter(({ filler }) => !('entity' in filler && isMissing(filler.entity)))
    const isCut = filled.length < roles.length || roles.some(({ of }) => isMissing(of))
    if (isCut || note !== '' || doubt)
      losses.push(
        ...[lossOfRecord(source, agreement, isCut ? 'end-not-carried' : 'attributes-not-carried', type)].flatMap(
          loss => loss ?? [],
        ),
      )
    return {
      type,
      ...(trigger ? { trigger: placeOf(trigger) } : {}),
      roles: filled.map(({ role, filler, of }) => ({
        role,
        ...('entity' in filler ? { entity: ids.get(filler.entity) } : placeOf(filler.spans)),
        ...(of === undefined || isMissing(of) ? {} : { of: ids.get(of) }),
      })),
      ...(mentions.length > 0 ? { mentions: mentions.map(placeOf) } : {}),
      ...someAttributes(agreement),
    }
  }
  const said = entities.map(toEntity)
  const agreements = layer.records.flatMap(record => (record.kind === 'agreement' ? [toAgreement(record)] : []))
  const answer = `{"entities":[${said.join(',')}],"agreements":${JSON.stringify(agreements)}}`
  return { answer, losses: [...losses, ...lossesOfOtherKinds(source, layer, carries)] }
}

const toMessage = (role: string, content: string): string => JSON.stringify({ role, content })

/** `system`: the first message as JSON. It is the same in every line, and longer than most articles. */
function write(source: ExportDocument, system: string, stem: string): WrittenDocument {
  const { answer, losses } = toAnswer(source)
  const user = toMessage('user', source.document.text)
  const assistant = toMessage('assistant', answer)
  return { pieces: [{ file: `${stem}.jsonl`, content: `{"messages":[${system},${user},${assistant}]}\n` }], losses }
}

/** Conversations to fine-tune a language model on: the scheme, the article, and the answer with verbatim quotes. */
export const chat: Format = {
  id: 'chat',
  name: { ar: 'محادثات لتدريب نموذج لغوي', en: 'Chat (to fine-tune a language model)' },
  summary: {
    ar: 'الدليل فالمقالة فالجواب: المواضع والاتفاقات باقتباسات حرفية',
    en: 'The scheme, the article, the answer: entities and agreements in verbatim quotes',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'boilerplate', 'split'],
  output: 'file',
  extension: '.jsonl',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open: ({ stem, scheme }) => {
    const system = toMessage('system', toPrompt(scheme))
    return { write: source => write(source, system, stem), finish: () => [] }
  },
  readBack: readChat,
}
