import type { Annotation, Span } from '../model/records.ts'
import { tokenize } from '../text/tokens.ts'
import { type Carries, carriesEntities } from './carries.ts'
import { FileNames } from './file-names.ts'
import type { ExportDocument, Format, WriteContext, Writer, WrittenDocument } from './format.ts'
import { readBackByImport } from './imported.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced, lossOfRecord } from './losses.ts'
import type { Loss } from './proof-report.ts'
import { ownTokens } from './spaced-text.ts'
import { type PlacedMention, placeMention } from './token-alignment.ts'
import { sentenceStarts, toSentences } from './token-sentences.ts'
import { isSameButForLead, webannoImporting } from './webanno-read.ts'
import { escapeText, escapeValue } from './webanno-text.ts'
import { type Lined, toUnits, type Unit } from './webanno-units.ts'

const extension = '.tsv'
const carries: Carries = { ...carriesEntities, nested: 'carried', relations: 'carried', attributes: 'altered' }

/** Every INCEpTION project has this layer. */
const entityType = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'
const relationType = 'webanno.custom.Relation'

type Relation = Extract<Annotation, { kind: 'relation' }>

const suffix = (id: number): string => (id === 0 ? '' : `[${id}]`)

const linkCell = ({ mention: { entity }, id }: Lined): string =>
  (entity.link === undefined ? '*' : escapeValue(entity.link)) + suffix(id)

const labelCell = ({ mention: { entity }, id }: Lined): string => escapeValue(entity.label) + suffix(id)

/** Identifier and value of the mentions on a line; none on a line between its parts. */
function entityCells(on: readonly Lined[]): string {
  const [only, second] = on
  if (!only) return '_\t_\t'
  if (!second) return `${linkCell(only)}\t${labelCell(only)}\t`
  return `${on.map(linkCell).join('|')}\t${on.map(labelCell).join('|')}\t`
}

/** Loss of what stands on a mention besides label and link, which the file holds. */
const lossOfMention = (source: ExportDocument, mention: PlacedMention): Loss | undefined => {
  if (mention.entity.link === undefined) return lossOfPlaced(source, mention)
  const { link: _link, ...entity } = mention.entity
  return lossOfPlaced(source, { ...mention, entity })
}

const hasDetails = ({ attributes, note, doubt }: Relation): boolean =>
  Object.keys(attributes).length > 0 || note !== '' || doubt

/** A relation stands on the first line of where it leads, with the first line of where it comes from. */
type Joined = { readonly relation: Relation; readonly from: Lined; readonly to: Lined }

/** Of a unit: `1-2.1`. Sentences and tokens count from 1. */
function addressOf({ token, part }: Unit, sentences: ReturnType<typeof toSentences>): string {
  const sentence = sentences.findIndex(([, end]) => token < end)
  const whole = `${sentence + 1}-${token - (sentences[sentence]?.[0] ?? 0) + 1}`
  return part === 0 ? whole : `${whole}.${part}`
}

const toHeading = (sentence: string): string => `#Text=${sentence.split('\n').map(escapeText).join('\n#Text=')}\n`

function write(source: ExportDocument, file: string): WrittenDocument {
  const [layer] = source.layers
  if (!layer) throw new Error('WebAnno TSV is written from one layer')
  const { text } = source.document
  const tokens = ownTokens(source.document) ?? tokenize(text)
  const entities = layer.records.filter(record => record.kind === 'entity')
  const placed: PlacedMention[] = []
  const blank: Loss[] = []
  for (const entity of entities) {
    const mention = placeMention(tokens, entity, 'gold')
    if (mention) placed.push(mention)
    else blank.push(lossOfEntity(source, entity, 'blank'))
  }
  const { touched, lined } = toUnits(tokens, placed)
  const relations = layer.records.filter(record => record.kind === 'relation')
  const byEntity = new Map(relations.length > 0 ? lined.map(one => [one.mention.entity.id, one]) : [])
  const joined = relations.flatMap((relation): readonly Joined[] => {
    const from = byEntity.get(relation.from)
    const to = byEntity.get(relation.to)
    return from && to ? [{ relation, from, to }] : []
  })
  const sentences = toSentences(tokens.length, sentenceStarts(source.document, tokens, []))
  const relationCells = (unit: Unit | undefined): string => {
    if (joined.length === 0) return ''
    const into = joined.filter(({ to }) => to.units[0] === unit)
    if (into.length === 0) return '_\t_\t'
    const origins = into.map(({ from, to }) => {
      const address = from.units[0] && addressOf(from.units[0], sentences)
      return `${address}${from.id === 0 && to.id === 0 ? '' : `[${from.id}_${to.id}]`}`
    })
    return `${into.map(({ relation }) => escapeValue(relation.label)).join('|')}\t${origins.join('|')}\t`
  }
  const none = `\t_\t_\t${relationCells(undefined)}\n`
  let body = ''
  // In short pieces: a text of words is put together sooner from those (measured).
  const addLine = (address: string, { start, end }: Span, cells: string): void => {
    body += `${address}\t${start}-`
    body += `${end}\t`
    body += text.slice(start, end)
    body += cells
  }
  const addUnit = (unit: Unit): void =>
    addLine(addressOf(unit, sentences), unit, `\t${entityCells(unit.on)}${relationCells(unit)}\n`)
  for (const [sentence, [begin, end]] of sentences.entries()) {
    // Spaces after a sentence belong to it, so that the text can be put together again.
    const until = end === tokens.length ? text.length : tokens[end]?.start
    body += `\n${toHeading(text.slice(tokens[begin]?.start, until))}`
    for (let at = begin; at < end; at++) {
      const token = tokens[at]
      const units = touched.get(at)
      if (units) units.forEach(addUnit)
      else if (token) addLine(`${sentence + 1}-${at - begin + 1}`, token, none)
    }
  }
  const header = [
    '#FORMAT=WebAnno TSV 3.3',
    `#T_SP=${entityType}|identifier|value`,
    ...(joined.length > 0 ? [`#T_RL=${relationType}|label|BT_${entityType}`] : []),
  ]
  const isJoined = new Set<Annotation>(joined.map(({ relation }) => relation))
  const losses = [
    ...placed.flatMap(mention => lossOfMention(source, mention) ?? []),
    ...blank,
    ...relations.flatMap(relation => {
      if (!isJoined.has(relation)) return lossOfRecord(source, relation, 'end-not-carried') ?? []
      return hasDetails(relation)
        ? (lossOfRecord(source, relation, 'attributes-not-carried', relation.label) ?? [])
        : []
    }),
    ...lossesOfOtherKinds(source, layer, carries),
  ]
  return { pieces: [{ file, content: `${header.join('\n')}\n\n${body}`, isWhole: true }], losses }
}

function open({ side, stem }: WriteContext): Writer {
  const folder = side === null ? '' : `${stem}/`
  const names = new FileNames()
  return {
    write: source => write(source, folder + names.take(source.document.name) + extension),
    finish: () => [],
  }
}

/** A file a document, as INCEpTION and WebAnno write and take it; offsets in UTF-16. */
export const webannoTsv: Format = {
  id: 'webanno-tsv',
  name: { ar: 'WebAnno TSV ‏(INCEpTION)', en: 'WebAnno TSV (INCEpTION)' },
  summary: {
    ar: 'ملف لكل مقالة: المواضع ولو تداخلت أو بدأت داخل كلمة، والعلاقات بينها',
    en: 'A file an article: entities, also nested and within words, and relations between them',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'split'],
  output: 'folder',
  extension,
  sides: { train: 'train', validation: 'dev', test: 'test' },
  open,
  readBack: files => readBackByImport(files, webannoImporting, isSameButForLead),
  importing: webannoImporting,
}
