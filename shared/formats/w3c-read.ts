import type { AppError } from '../result.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { type Complain, type ComplainAt, complainAt, parseJson, problemPart, toImportedPart } from './imported.ts'
import { type Fields, isFields } from './json-fields.ts'
import { extensionOf, type SourceFile, stemOf } from './source-file.ts'
import { idOf, textOf, toList } from './w3c-places.ts'
import { toRecord } from './w3c-records.ts'

/** Annotations of a page, a collection, a list, or one alone. */
function annotationsIn(json: unknown): readonly Fields[] {
  if (Array.isArray(json)) return json.flatMap(annotationsIn)
  if (!isFields(json)) return []
  if (toList(json.type).includes('Annotation')) return [json]
  return [...annotationsIn(toList(json.items)), ...annotationsIn(json.first)]
}

/** What a target is in, or is. */
const sourceOf = (target: unknown): string | undefined =>
  isFields(target) && target.source !== undefined ? idOf(target.source) : idOf(target)

/**
 * Annotations by the document they are about; those about another annotation go with it. `described`: documents that the page describes, each of them there even
 * where nothing is said about it.
 */
function bySource(
  annotations: readonly Fields[],
  described: readonly string[],
): ReadonlyMap<string, readonly Fields[]> {
  const sources = new Map(annotations.map(({ id, target }) => [idOf(id), sourceOf(toList(target)[0])]))
  const groups = new Map<string, Fields[]>(described.map(source => [source, []]))
  for (const annotation of annotations) {
    const target = sourceOf(toList(annotation.target)[0]) ?? ''
    const inside = target.replace(/#.*$/s, '')
    const source = sources.get(target) ?? (groups.has(inside) ? inside : target)
    const there = groups.get(source)
    if (there) there.push(annotation)
    else groups.set(source, [annotation])
  }
  return groups
}

type Described = { readonly text: string; readonly name: string | null; readonly language: string }

/** The text: in the page itself, else a file beside it that the source's address ends in. */
async function describe(json: unknown, source: string, file: SourceFile): Promise<Described | undefined> {
  const pages = toList(json).filter(isFields)
  const about = pages.flatMap(page => toList(page.about)).find(resource => idOf(resource) === source)
  const text = isFields(about) ? textOf(about.value) : undefined
  if (isFields(about) && text !== undefined)
    return { text, name: textOf(about.label) ?? null, language: textOf(about.language) ?? 'ar' }
  const name = source.split(/[/#?]/).findLast(part => part !== '') ?? ''
  const beside = name === '' ? undefined : file.sibling(name)
  return beside && { text: await beside.text(), name: stemOf(name), language: 'ar' }
}

/** The documents of one JSON value. */
async function* readValue(
  json: unknown,
  file: SourceFile,
  complain: ComplainAt,
  context: ImportContext,
): AsyncIterable<ImportedPart> {
  const described = toList(json)
    .filter(isFields)
    .flatMap(page => toList(page.about).flatMap(about => idOf(about) ?? []))
  const groups = bySource(annotationsIn(json), described)
  if (groups.size === 0) yield problemPart(complain('no annotation'))
  for (const [source, annotations] of groups) {
    const found = await describe(json, source, file)
    if (!found) {
      yield problemPart(complain(`the text of ${source || 'an annotation'} is neither in the file nor beside it`))
      continue
    }
    const { text, language } = found
    const document = { source, text, offsets: createOffsetMap(text) }
    const problems: AppError[] = []
    const records = annotations.flatMap((annotation, at) => {
      const told: Complain = reason => {
        const problem = complain(`annotation ${at + 1}: ${reason}`)
        problems.push(problem)
        return problem
      }
      return toRecord(annotation, at, document, told) ?? []
    })
    const metadata = { language, direction: language === 'ar' ? 'rtl' : 'ltr' } as const
    const name = found.name ?? stemOf(file.name)
    const part = toImportedPart({ name, text, metadata, layers: [{ name: 'import', records }] }, complain, context)
    yield { ...part, problems: [...problems, ...part.problems] }
  }
}

/** JSON-LD: a page a line, or one page, collection or list that is the file. */
export const w3cImporting: Importing = {
  recognises: ({ name, head }) =>
    ['.jsonl', '.jsonld', '.json'].includes(extensionOf(name)) && head.includes('http://www.w3.org/ns/anno.jsonld'),
  read: async function* (file, context) {
    if (extensionOf(file.name) !== '.jsonl') {
      const complain = complainAt(file.name, 1)
      const json = parseJson(await file.text())
      if (json instanceof SyntaxError) yield problemPart(complain('not JSON'))
      else yield* readValue(json, file, complain, context)
      return
    }
    let number = 0
    for await (const line of file.lines()) {
      const complain = complainAt(file.name, ++number)
      if (line.trim() === '') continue
      const json = parseJson(line)
      if (json instanceof SyntaxError) yield problemPart(complain('not JSON'))
      else yield* readValue(json, file, complain, context)
    }
  },
}
