import { fromStoredBoilerplate, toStoredBoilerplate } from '../model/boilerplate.ts'
import { toStored } from '../model/record-codec.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { carriesAll } from './carries.ts'
import type { ExportDocument, Format, ImportContext, ImportedPart, Importing } from './format.ts'
import { complainAt, describeIssue, parseJson, problemPart, readBackByImport, toImportedPart } from './imported.ts'
import { fromExtra, type NativeLine, nativeLineSchema, nativeVersion, toExtra, unknownFieldsOf } from './native-line.ts'
import { extensionOf } from './source-file.ts'

/** One line, with its end: everything the program knows of the document and its layers. */
export function toNativeLine({ document, scheme, layers }: ExportDocument): string {
  const { extra, boilerplate, ...metadata } = document.metadata
  const unknown = fromExtra(
    extra,
    layers.map(({ annotator }) => annotator),
  )
  const offsets = createOffsetMap(document.text)
  const line = {
    ...unknown.line,
    hashiya: nativeVersion,
    id: document.id,
    name: document.name,
    text: document.text,
    sha256: document.sha256,
    scheme,
    metadata: {
      ...unknown.metadata,
      ...metadata,
      ...(boilerplate ? { boilerplate: toStoredBoilerplate(boilerplate, offsets) } : {}),
    },
    layers: Object.fromEntries(
      layers.map(layer => [
        layer.annotator,
        {
          ...unknown.layers[layer.annotator],
          status: layer.status,
          records: [...layer.records.map(record => toStored(record, document.text, offsets)), ...layer.unplaced],
        },
      ]),
    ),
  }
  return `${JSON.stringify(line)}\n`
}

function toPart(line: NativeLine, complain: ReturnType<typeof complainAt>, context: ImportContext): ImportedPart {
  const { title, source, publishedAt, language, direction, boilerplate: stored = [] } = line.metadata
  const { boilerplate, leftOut } = fromStoredBoilerplate(stored, line.text.length, createOffsetMap(line.text))
  const extra = toExtra(unknownFieldsOf(line))
  const raw = {
    name: line.name ?? null,
    text: line.text,
    says: { id: line.id, sha256: line.sha256 },
    layers: Object.entries(line.layers).map(([name, { status, records }]) => ({ name, status, records })),
    metadata: {
      language,
      direction,
      ...(title === undefined ? {} : { title }),
      ...(source === undefined ? {} : { source }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(boilerplate.length === 0 ? {} : { boilerplate }),
      ...(extra === undefined ? {} : { extra }),
    },
  }
  const part = toImportedPart(raw, complain, context)
  const wrong =
    leftOut > 0 ? [complain(`metadata.boilerplate: ${leftOut} of ${stored.length} do not fit the text`)] : []
  return { ...part, problems: [...part.problems, ...wrong] }
}

/**
 * Reads one line; `number` counts from 1. Problems: `format/line` for what does not fit (a broken record is left out, the rest stays),
 * `format/newer`, `mention/misplaced` where a quote stood elsewhere or nowhere.
 */
function readLine(line: string, file: string, number: number, context: ImportContext): ImportedPart {
  const content = number === 1 && line.startsWith('\uFEFF') ? line.slice(1) : line
  if (content.trim() === '') return problemPart()
  const complain = complainAt(file, number)
  const json = parseJson(content)
  if (json instanceof SyntaxError) return problemPart(complain('not JSON'))
  if (typeof json === 'object' && json !== null && 'hashiya' in json) {
    const version = json.hashiya
    if (typeof version === 'number' && version > nativeVersion)
      return problemPart({ code: 'format/newer', params: { file, version, supported: nativeVersion } })
  }
  const parsed = nativeLineSchema.safeParse(json)
  return parsed.success ? toPart(parsed.data, complain, context) : problemPart(complain(describeIssue(parsed.error)))
}

/** Reads a whole file's text; `file` is named in problems. */
export function readNative(
  text: string,
  file: string,
  context: ImportContext,
): Pick<ImportedPart, 'problems'> & { readonly documents: readonly NonNullable<ImportedPart['document']>[] } {
  const parts = text.split('\n').map((line, at) => readLine(line, file, at + 1, context))
  return {
    documents: parts.flatMap(({ document }) => document ?? []),
    problems: parts.flatMap(({ problems }) => problems),
  }
}

const importing: Importing = {
  recognises: ({ name, head }) => extensionOf(name) === '.jsonl' && /^\uFEFF?\s*\{[^\n]*"hashiya"\s*:/.test(head),
  read: async function* (file, context) {
    let number = 0
    for await (const line of file.lines()) yield readLine(line, file.name, ++number, context)
  },
}

/** The program's own JSONL, version 1: nothing is left behind. */
export const native: Format = {
  id: 'native',
  name: { ar: 'صيغة حاشية (JSONL)', en: 'Hashiya (JSONL)' },
  summary: {
    ar: 'كل شيء: النصوص وطبقات المعلّقين جميعًا بما فيها',
    en: 'Everything: texts and every annotator’s layer, whole',
  },
  carries: carriesAll,
  layers: 'all',
  options: ['layer', 'statuses', 'split'],
  output: 'file',
  extension: '.jsonl',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open: ({ stem }) => ({
    write: source => ({ pieces: [{ file: `${stem}.jsonl`, content: toNativeLine(source) }], losses: [] }),
    finish: () => [],
  }),
  readBack: files => readBackByImport(files, importing),
  importing,
}
