import type { Annotation } from '../model/records.ts'
import { tokenize } from '../text/tokens.ts'
import { type Carries, carriesEntities } from './carries.ts'
import { FileNames } from './file-names.ts'
import type { ExportDocument, Format, WriteContext, Writer, WrittenDocument } from './format.ts'
import { readBackByImport } from './imported.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced, lossOfRecord } from './losses.ts'
import type { Loss } from './proof-report.ts'
import { ownTokens } from './spaced-text.ts'
import { type PlacedMention, placeMention } from './token-alignment.ts'
import { sentenceStarts } from './token-sentences.ts'
import { isSameButForLead, webannoImporting } from './webanno-read.ts'
import { escapeText, escapeValue } from './webanno-text.ts'
import { toUnits, type Unit } from './webanno-units.ts'

const extension = '.tsv'
const carries: Carries = { ...carriesEntities, nested: 'carried', relations: 'carried', attributes: 'altered' }

/** Every INCEpTION project has this layer. */
const entityType = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'
const relationType = 'webanno.custom.Relation'

type Relation = Extract<Annotation, { kind: 'relation' }>

/** A mention with the lines it stands on; `id` where its lines alone do not tell it from others, else 0. */
type Lined = { readonly mention: PlacedMention; readonly units: readonly Unit[]; readonly id: number }

const suffix = (id: number): string => (id === 0 ? '' : `[${id}]`)

/** Identifier and value of the mentions on a line. */
const entityCells = (on: readonly Lined[]): string => {
  const identifiers = on.map(
    ({ mention: { entity }, id }) => `${entity.link === undefined ? '*' : escapeValue(entity.link)}${suffix(id)}`,
  )
  const values = on.map(({ mention: { entity }, id }) => `${escapeValue(entity.label)}${suffix(id)}`)
  return `${identifiers.join('|')}\t${values.join('|')}\t`
}

/** Numbers mentions that stand on several lines or share one. */
function numberMentions(placed: readonly PlacedMention[], of: readonly (readonly Unit[])[]): readonly Lined[] {
  const times = new Map<Unit, number>()
  for (const unit of of.flat()) times.set(unit, (times.get(unit) ?? 0) + 1)
  let last = 0
  return placed.map((mention, at) => {
    const units = of[at] ?? []
    const isAmbiguous = units.length > 1 || units.some(unit => (times.get(unit) ?? 0) > 1)
    return { mention, units, id: isAmbiguous ? ++last : 0 }
  })
}

/** Loss of what stands on a mention besides label and link, which the file holds. */
const lossOfMention = (source: ExportDocument, mention: PlacedMention): Loss | undefined => {
  const { link: _link, ...entity } = mention.entity
  return lossOfPlaced(source, { ...mention, entity })
}

const hasDetails = ({ attributes, note, doubt }: Relation): boolean =>
  Object.keys(attributes).length > 0 || note !== '' || doubt

/** A relation stands on the first line of where it leads, with the first line of where it comes from. */
type Joined = { readonly relation: Relation; readonly from: Lined; readonly to: Lined }

function groupBy<Key, Value>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly Key[],
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values)
    for (const key of keysOf(value)) {
      const there = groups.get(key)
      if (there) there.push(value)
      else groups.set(key, [value])
    }
  return groups
}

/** `1-2.1`, unit by unit. Sentences and tokens count from 1. */
function forEachAddress(
  units: readonly Unit[],
  starts: ReadonlySet<number>,
  act: (unit: Unit, address: string) => void,
): void {
  let sentence = 0
  let first = 0
  for (const unit of units) {
    if (unit.part === 0 && (unit.token === 0 || starts.has(unit.token))) {
      sentence++
      first = unit.token
    }
    act(unit, `${sentence}-${unit.token - first + 1}${unit.part === 0 ? '' : `.${unit.part}`}`)
  }
}

const toHeading = (sentence: string): string =>
  sentence
    .split('\n')
    .map(line => `#Text=${escapeText(line)}\n`)
    .join('')

function write(source: ExportDocument, file: string): WrittenDocument {
  const [layer] = source.layers
  if (!layer) throw new Error('WebAnno TSV is written from one layer')
  const { text } = source.document
  const tokens = ownTokens(source.document) ?? tokenize(text)
  const entities = layer.records.filter(record => record.kind === 'entity')
  const placed = entities.flatMap(entity => placeMention(tokens, entity, 'gold') ?? [])
  const { units, of } = toUnits(tokens, placed)
  const lined = numberMentions(placed, of)
  const onUnit = groupBy(lined, one => one.units)
  const byEntity = new Map(lined.map(one => [one.mention.entity.id, one]))
  const relations = layer.records.filter(record => record.kind === 'relation')
  const joined = relations.flatMap((relation): readonly Joined[] => {
    const from = byEntity.get(relation.from)
    const to = byEntity.get(relation.to)
    return from && to ? [{ relation, from, to }] : []
  })
  const intoUnit = groupBy(joined, ({ to }) => to.units.slice(0, 1))
  const starts = sentenceStarts(source.document, tokens, [])
  const addresses = new Map<Unit, string>()
  if (joined.length > 0) forEachAddress(units, starts, (unit, address) => addresses.set(unit, address))
  const relationCells = (unit: Unit | null): string => {
    if (joined.length === 0) return ''
    const into = (unit && intoUnit.get(unit)) ?? []
    if (into.length === 0) return '_\t_\t'
    const origins = into.map(({ from, to }) => {
      const address = from.units[0] && addresses.get(from.units[0])
      return `${address}${from.id === 0 && to.id === 0 ? '' : `[${from.id}_${to.id}]`}`
    })
    return `${into.map(({ relation }) => escapeValue(relation.label)).join('|')}\t${origins.join('|')}\t`
  }
  // Spaces after a sentence belong to it, so that the text can be put together again.
  const borders = [...new Set([0, ...starts])].filter(at => at < tokens.length).sort((a, b) => a - b)
  const textFrom = new Map(
    borders.map((token, at) => {
      const next = borders[at + 1]
      return [token, text.slice(tokens[token]?.start, next === undefined ? text.length : tokens[next]?.start)]
    }),
  )
  const none = `_\t_\t${relationCells(null)}`
  let body = ''
  forEachAddress(units, starts, (unit, address) => {
    const sentence = unit.part === 0 ? textFrom.get(unit.token) : undefined
    if (sentence !== undefined) body += `\n${toHeading(sentence)}`
    const on = onUnit.get(unit)
    const cells = on ? `${entityCells(on)}${relationCells(unit)}` : none
    body += `${address}\t${unit.start}-${unit.end}\t${text.slice(unit.start, unit.end)}\t${cells}\n`
  })
  const header = [
    '#FORMAT=WebAnno TSV 3.3',
    `#T_SP=${entityType}|identifier|value`,
    ...(joined.length > 0 ? [`#T_RL=${relationType}|label|BT_${entityType}`] : []),
  ]
  const isJoined = new Set<Annotation>(joined.map(({ relation }) => relation))
  const losses = [
    ...placed.flatMap(mention => lossOfMention(source, mention) ?? []),
    ...entities.flatMap(entity => (byEntity.has(entity.id) ? [] : lossOfEntity(source, entity, 'blank'))),
    ...relations.flatMap(relation => {
      if (!isJoined.has(relation)) return lossOfRecord(source, relation, 'end-not-carried') ?? []
      return hasDetails(relation)
        ? (lossOfRecord(source, relation, 'attributes-not-carried', relation.label) ?? [])
        : []
    }),
    ...lossesOfOtherKinds(source, layer, carries),
  ]
  if (tokens.length === 0) body = `\n${toHeading(text)}`
  return { pieces: [{ file, content: `${header.join('\n')}\n\n${body}` }], losses }
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
    ar: 'ملف لكل مقالة: الكيانات ولو تداخلت أو بدأت داخل كلمة، والعلاقات بينها',
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
