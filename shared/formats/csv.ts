import type { Agreement, Entity, Role, Span } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import { byteOrderMark, type CsvCell, csvRow } from '../text/csv.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { type Carries, carriesAll } from './carries.ts'
import { readCsv } from './csv-read.ts'
import { csvTables, type TableName } from './csv-tables.ts'
import type { ExportDocument, Format, Piece, WriteContext, Writer } from './format.ts'
import { lossesOfOtherKinds } from './losses.ts'

const carries: Carries = { ...carriesAll, relations: 'reported', documentLabels: 'reported' }

type Row = Readonly<Record<string, CsvCell>>

/** Rows of one document, table by table. */
function toRows(source: ExportDocument): Readonly<Record<TableName, readonly Row[]>> {
  const [layer] = source.layers
  if (!layer) throw new Error('tables are written from one layer')
  const { id: document, name, text, metadata } = source.document
  const offsets = createOffsetMap(text)
  const entities = layer.records.filter(record => record.kind === 'entity')
  const agreements = layer.records.filter(record => record.kind === 'agreement')
  const byId = new Map<string, Entity>(entities.map(entity => [entity.id, entity]))
  const placeOf = (spans: readonly Span[] | undefined): Row => {
    if (!spans) return {}
    const places = spans.map(({ start, end }) => [offsets.toCodePoint(start), offsets.toCodePoint(end)] as const)
    return {
      start: String(places[0]?.[0]),
      end: String(places.at(-1)?.[1]),
      spans: JSON.stringify(places),
      surface: surfaceOf(text, spans),
    }
  }
  const detailsOf = ({ attributes, note, doubt }: Entity | Agreement): Row => ({
    attributes: Object.keys(attributes).length > 0 ? JSON.stringify(attributes) : null,
    note: note || null,
    doubt: doubt ? 'true' : null,
  })
  const rowOfRole = (agreement: Agreement, { role, filler, of }: Role): Row => ({
    document,
    name,
    agreement: agreement.id,
    role,
    entity: 'entity' in filler ? filler.entity : null,
    of: of ?? null,
    ...placeOf('entity' in filler ? byId.get(filler.entity)?.spans : filler.spans),
  })
  return {
    documents: [
      {
        document,
        name,
        title: metadata.title ?? null,
        publishedAt: metadata.publishedAt ?? null,
        entities: String(entities.length),
        agreements: String(agreements.length),
      },
    ],
    entities: entities.map(entity => ({
      document,
      name,
      id: entity.id,
      label: entity.label,
      normal: entity.normal ?? null,
      link: entity.link ?? null,
      ...placeOf(entity.spans),
      ...detailsOf(entity),
    })),
    agreements: agreements.map(agreement => ({
      document,
      name,
      id: agreement.id,
      type: agreement.type,
      status: typeof agreement.attributes.status === 'string' ? agreement.attributes.status || null : null,
      roles: String(agreement.roles.length),
      mentions:
        agreement.mentions.length > 0 ? JSON.stringify(agreement.mentions.map(spans => placeOf(spans).spans)) : null,
      ...placeOf(agreement.trigger),
      ...detailsOf(agreement),
    })),
    agreement_roles: agreements.flatMap(agreement => agreement.roles.map(role => rowOfRole(agreement, role))),
  }
}

const tableNames = Object.keys(csvTables).filter((name): name is TableName => name in csvTables)

function open({ side, stem, options }: WriteContext): Writer {
  const folder = side === null ? '' : `${stem}/`
  const forExcel = options.excel === true
  const fileOf = (table: TableName): string => `${folder}${table}.csv`
  // A quoted heading tells whoever reads the table again that its formulas are escaped.
  const heading = (table: TableName): string => {
    const row = csvRow(csvTables[table], false)
    return forExcel ? `${byteOrderMark}${row.replace(/^[^,]+/, '"$&"')}` : row
  }
  let isBegun = false
  const begin = (): readonly Piece[] => {
    const pieces = isBegun ? [] : tableNames.map(table => ({ file: fileOf(table), content: heading(table) }))
    isBegun = true
    return pieces
  }
  return {
    write: source => {
      const [layer] = source.layers
      const rows = toRows(source)
      const pieces = tableNames.flatMap(table => {
        const content = rows[table].map(row =>
          csvRow(
            csvTables[table].map(column => row[column] ?? null),
            forExcel,
          ),
        )
        return content.length > 0 ? [{ file: fileOf(table), content: content.join('') }] : []
      })
      return { pieces: [...begin(), ...pieces], losses: layer ? lossesOfOtherKinds(source, layer, carries) : [] }
    },
    finish: begin,
  }
}

/** Tables for spreadsheets: documents, entities, agreements, and who does what in each; offsets in code points. */
export const csv: Format = {
  id: 'csv',
  name: { ar: 'جداول CSV', en: 'CSV tables' },
  summary: {
    ar: 'جداول للمواضع والاتفاقات وأدوارها، تُفتح في برامج الجداول',
    en: 'Tables of entities, agreements and their roles, for spreadsheets',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'excel', 'split'],
  output: 'folder',
  extension: '.csv',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open,
  readBack: readCsv,
}
