import { z } from 'zod'
import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { complainAt, describeIssue, parseJson, problemPart, toImportedPart } from './imported.ts'
import { metadataFrom } from './metadata-in-file.ts'
import { extensionOf } from './source-file.ts'

/** As a triple, or as Prodigy and others have it. Offsets in code points, checked where the mention is placed. */
const mentionSchema = z.union([
  z.tuple([z.number(), z.number(), z.string()]),
  z
    .looseObject({ start: z.number(), end: z.number(), label: z.string() })
    .transform(({ start, end, label }): [number, number, string] => [start, end, label]),
])

const lineSchema = z.looseObject({
  text: z.string().min(1),
  entities: z.array(z.unknown()).default([]),
  spans: z.record(z.string(), z.array(z.unknown())).default({}),
  cats: z.record(z.string(), z.unknown()).default({}),
  meta: z
    .looseObject({ name: z.string().optional().catch(undefined) })
    .default({})
    .catch({}),
})

/** `topic:health` → a category and its value; a name without a colon is the value of a category of that kind. */
function toDocumentLabel(said: string, id: string): unknown {
  const at = said.indexOf(':')
  const [category, value] = at > 0 ? [said.slice(0, at), said.slice(at + 1)] : ['cats', said]
  return { kind: 'documentLabel', id, category, value }
}

function readLine(line: string, file: string, number: number, context: ImportContext): ImportedPart {
  const complain = complainAt(file, number)
  const value = parseJson(line)
  if (value instanceof SyntaxError) return problemPart(complain('not JSON'))
  const parsed = lineSchema.safeParse(value)
  if (!parsed.success) return problemPart(complain(describeIssue(parsed.error)))
  const { text, entities, spans, cats, meta } = parsed.data
  const problems: ImportedPart['problems'][number][] = []
  const taken = new Map<string, number>()
  const records: unknown[] = []
  // Groups of spans hold every mention, nested ones too; `entities` those that stand alone, mostly once more. Twice in one group are two.
  for (const group of [...Object.values(spans), entities]) {
    const inGroup = new Map<string, number>()
    for (const candidate of group) {
      const mention = mentionSchema.safeParse(candidate)
      if (!mention.success) {
        problems.push(complain(`mention ${records.length + 1}: ${describeIssue(mention.error)}`))
        continue
      }
      const [start, end, label] = mention.data
      const key = JSON.stringify(mention.data)
      const times = (inGroup.get(key) ?? 0) + 1
      inGroup.set(key, times)
      if (times <= (taken.get(key) ?? 0)) continue
      taken.set(key, times)
      records.push({ kind: 'entity', id: `T${records.length + 1}`, label, spans: [[start, end]] })
    }
  }
  const given = Object.entries(cats).filter(([name, share]) => name !== '' && typeof share === 'number' && share >= 0.5)
  records.push(...given.map(([name], at) => toDocumentLabel(name, `D${at + 1}`)))
  const part = toImportedPart(
    { name: meta.name ?? null, text, layers: [{ name: 'import', records }], metadata: metadataFrom('spacy', meta) },
    complain,
    context,
  )
  return { ...part, problems: [...problems, ...part.problems] }
}

/** A line of spaCy's has mentions as triples, or in groups. */
const shape =
  /^\s*\{[^\n]*?"(?:entities"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"|entities"\s*:\s*\[\s*\]\s*,\s*"spans"|spans"\s*:\s*\{)/

/** Lines of JSON with `text`, `entities`, `spans` by group and `cats`. */
export const spacyImporting: Importing = {
  recognises: ({ name, head }) =>
    extensionOf(name) === '.jsonl' && shape.test(head) && !/"_input_hash"|"hashiya"/.test(head),
  read: async function* (file, context) {
    let number = 0
    for await (const line of file.lines()) {
      number++
      if (line.trim() !== '') yield readLine(line, file.name, number, context)
    }
  },
}
