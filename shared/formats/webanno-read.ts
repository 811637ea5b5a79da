import { createOffsetMap } from '../text/offsets.ts'
import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { complainAt, problemPart, toImportedPart } from './imported.ts'
import { type SourceFile, stemOf } from './source-file.ts'
import { shortName, toLayers } from './webanno-header.ts'
import { holds, type PlacedLine, placeLine, toUnits } from './webanno-lines.ts'
import { marksOf, relationsOf, type UnitLine, type WebannoMark } from './webanno-marks.ts'
import { unescapeText } from './webanno-text.ts'

/** The format does not hold what stands before the first token: line ends stand for it. */
export const isSameButForLead = (text: string, read: string): boolean => {
  const lead = read.length - read.replace(/^\n+/, '').length
  return text.length === read.length && text.slice(lead) === read.slice(lead)
}

/** The text of a file as it grows, sentence by sentence. What stands between two is not in the file: line ends stand for it. */
class TextParts {
  #parts: string[] = []
  #length = 0
  /** Lines of the sentence whose first token is still to come. */
  #waiting: string[] = []

  get length(): number {
    return this.#length
  }

  addLine(line: string): void {
    this.#waiting.push(line)
  }

  /** Puts the waiting sentence where its first token begins. False where that is taken already. */
  beginAt(start: number): boolean {
    const sentence = this.#waiting.join('\n')
    this.#waiting = []
    const gap = start - this.#length
    this.#parts.push('\n'.repeat(Math.max(0, gap)), sentence)
    this.#length += Math.max(0, gap) + sentence.length
    return gap >= 0
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  finish(): string {
    if (this.isWaiting) this.beginAt(this.#length)
    return this.#parts.join('')
  }
}

/** A gap beyond this is a wrong offset, not space between sentences. */
const longestGap = 10_000

type Read = {
  readonly header: readonly string[]
  readonly text: string
  /** Those on which something stands. */
  readonly lines: readonly UnitLine[]
  readonly problems: ReturnType<ReturnType<typeof complainAt>>[]
}

/** Parts a file into its header, its text and its lines of tokens; what does not fit is told and left out. */
async function readLines(file: SourceFile): Promise<Read> {
  const header: string[] = []
  const placed: PlacedLine[] = []
  const problems: Read['problems'] = []
  const parts = new TextParts()
  let number = 0
  const tell = (line: number, reason: string): void => void problems.push(complainAt(file.name, line)(reason))
  const take = (line: string): void => {
    if (line.startsWith('#Text=')) parts.addLine(unescapeText(line.slice('#Text='.length)))
    else if (line.startsWith('#FORMAT=') || line.startsWith('#T_')) header.push(line)
    else if (line !== '' && !/^#[\w.]+=/.test(line)) {
      const unit = placeLine(line, number)
      if (!unit) tell(number, 'no line of a token: left out')
      else if (unit.start >= unit.end || unit.start > parts.length + longestGap)
        tell(number, 'offsets outside the text: left out')
      else {
        if (parts.isWaiting && !parts.beginAt(unit.start)) tell(number, 'a sentence that begins inside the one before')
        placed.push(unit)
      }
    }
  }
  for await (const run of file.lineRuns())
    for (const line of run) {
      number++
      take(line)
    }
  const text = parts.finish()
  const lines = placed.flatMap(unit => {
    const { start, end, line, number, words } = unit
    if (holds(text, unit)) return toUnits(unit)
    tell(number, `“${line.slice(words.start, words.end)}” does not stand at ${start}-${end}: left out`)
    return []
  })
  return { header, text, lines, problems }
}

/** Where a relation ends: the mark of that number, or the only one that begins there. */
function findMark(
  marks: readonly WebannoMark[],
  base: string | null,
  end: { readonly address: string; readonly id: number },
): number {
  const isOfBase = ({ layer }: WebannoMark): boolean =>
    base === null || base === 'uima.tcas.Annotation' || layer.type === base
  return marks.findIndex(mark => isOfBase(mark) && (end.id === 0 ? mark.address === end.address : mark.id === end.id))
}

const hasAny = (fields: Readonly<Record<string, string>>): boolean => Object.keys(fields).length > 0

async function read(file: SourceFile, context: ImportContext): Promise<ImportedPart> {
  const { header, text, lines, problems } = await readLines(file)
  const complain = complainAt(file.name, 1)
  if (text === '') return problemPart(...problems, complain('a file without a text'))
  const layers = toLayers(header)
  for (const { kind, type } of layers)
    if (kind === 'other') problems.push(complain(`the layer ${shortName(type)} is none of marks: left out`))
  const offsets = createOffsetMap(text)
  const marks = layers.flatMap(layer => (layer.kind === 'spans' ? marksOf(layer, lines) : []))
  const entities = marks.map(({ start, end, label, link, attributes }, at) => ({
    kind: 'entity',
    id: `T${at + 1}`,
    label,
    spans: [[offsets.toCodePoint(start), offsets.toCodePoint(end)]],
    surface: text.slice(start, end),
    // Nearly none has any, and a record without them passes by the general validator.
    ...(hasAny(attributes) ? { attributes } : {}),
    ...(link === null ? {} : { link }),
  }))
  const relations = layers.flatMap(layer => (layer.kind === 'relations' ? relationsOf(layer, lines) : []))
  const joined = relations.flatMap(({ layer, label, from, to, attributes, line }, at) => {
    const ends = [from, to].map(end => findMark(marks, layer.base, end))
    const [first = -1, second = -1] = ends
    if (first !== -1 && second !== -1)
      return [{ kind: 'relation', id: `R${at + 1}`, label, from: `T${first + 1}`, to: `T${second + 1}`, attributes }]
    problems.push(complainAt(file.name, line)(`the relation ${label} ends where no mark is: left out`))
    return []
  })
  const records = [...entities, ...joined]
  const part = toImportedPart(
    { name: stemOf(file.name), text, layers: [{ name: 'import', records }] },
    complain,
    context,
  )
  return { ...part, problems: [...problems, ...part.problems] }
}

/** WebAnno TSV 3: one document a file. */
export const webannoImporting: Importing = {
  recognises: ({ head }) => head.startsWith('#FORMAT=WebAnno TSV 3'),
  read: async function* (file, context) {
    yield await read(file, context)
  },
}
