import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema, recordIdSchema } from '../model/ids.ts'
import { type Annotation, annotationSchema } from '../model/records.ts'
import { arabicReason } from '../strings/line-reasons.ts'
import { entity, exportOf, memoryFiles, stamp, writeAll } from './format.fixtures.ts'
import type { ExportDocument, Format, ImportContext } from './format.ts'
import { formats } from './registry.ts'

/** Inputs over all readers together. The whole run asks for more. */
const inputs = Number(process.env.HASHIYA_FUZZ ?? 6_000)
/** Processor ms that no reader needs for one small file, however busy the machine is with other work; one that waits for ever meets the test's own limit. */
const patience = 10_000

/** Processor ms this process has used. */
const workDone = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const readers = formats.filter(({ importing }) => importing !== undefined)

const context: ImportContext = {
  device: deviceIdSchema.parse('bbbbbbbb'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
}

const text = '🤝 وقّعت وزارة الصحة مذكّرة\tتفاهم مع هواوي «2024».\r\nوحضر الوزير 😀 أيضا.'
const span = (words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const common = { source: 'person', stamp, attributes: { sector: 'public' }, note: 'راجع', doubt: false } as const
const mark = (id: string, label: string, words: string): Annotation => ({
  ...entity(id, label, [span(words).start, span(words).end]),
  note: 'ملاحظة',
})
const records: readonly Annotation[] = [
  mark('T1', 'ORG', 'وزارة الصحة'),
  mark('T2', 'ORG', 'هواوي'),
  mark('T3', 'MISC', 'الصحة'),
  { ...entity('T4', 'DATE'), spans: [span('وقّعت'), span('«2024»')] },
  {
    kind: 'agreement',
    id: recordIdSchema.parse('A1'),
    ...common,
    type: 'MOU',
    trigger: [span('مذكّرة')],
    roles: [
      { role: 'party', filler: { entity: recordIdSchema.parse('T1') } },
      { role: 'attendee', filler: { spans: [span('الوزير')] }, of: recordIdSchema.parse('T1') },
    ],
    mentions: [],
  },
  {
    kind: 'relation',
    id: recordIdSchema.parse('R1'),
    ...common,
    label: 'partner',
    from: recordIdSchema.parse('T1'),
    to: recordIdSchema.parse('T2'),
  },
  {
    kind: 'documentLabel',
    id: recordIdSchema.parse('D1'),
    source: 'person',
    stamp,
    category: 'topic',
    value: 'health',
  },
]
const sources: readonly ExportDocument[] = [
  exportOf(text, records),
  exportOf('زار وفد مصر.', [entity('T1', 'GPE', [8, 11])]),
]

/** Mulberry32 (Tommy Ettinger): the same inputs on every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What breaks careless readers when it comes where nobody expects it. */
const shards = [
  '\uFEFF',
  '\t',
  '\r',
  '\n\n',
  '\0',
  '"',
  '{',
  ']',
  '-1',
  '1e99',
  'null',
  '\\',
  ';',
  '[1]',
  'T1',
  'OO',
  'I-',
  '\ud83d',
  '->',
]

function damage(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = (length: number): number => Math.floor(random() * length)
  const damaged = [...bytes]
  for (let times = 1 + at(4); times > 0; times--) {
    const place = at(damaged.length)
    switch (at(6)) {
      case 0:
        damaged[place] = at(256)
        break
      case 1:
        damaged[place] = (damaged[place] ?? 0) ^ (1 << at(8))
        break
      case 2:
        damaged.splice(place, 1 + at(40))
        break
      case 3:
        damaged.splice(place, 0, ...damaged.slice(place, place + at(60)))
        break
      case 4:
        damaged.splice(place, 0, ...new TextEncoder().encode(shards[at(shards.length)] ?? ''))
        break
      default:
        if (at(4) === 0) damaged.length = place
    }
  }
  return new Uint8Array(damaged)
}

/** Reads a damaged export as an import would, and holds whatever comes in to be sound. */
async function readDamaged(format: Format, contents: ReadonlyMap<string, Uint8Array>): Promise<number> {
  let problems = 0
  const { importing } = format
  if (!importing) return 0
  for (const file of memoryFiles(contents)) {
    if (!importing.recognises(file)) continue
    for await (const part of importing.read(file, context)) {
      problems += part.problems.length
      for (const problem of part.problems)
        if (problem.code === 'format/line') {
          expect(problem.params.line).toBeGreaterThanOrEqual(0)
          if (arabicReason(problem.params.reason) === null) unsaid.add(problem.params.reason)
        }
      if (!part.document) continue
      const { document, layers } = part.document
      expect(/\p{Surrogate}/u.test(document.text)).toBe(false)
      for (const { records: read } of layers) {
        const ids = new Set(read.map(({ id }) => id))
        expect(ids.size).toBe(read.length)
        for (const record of read) {
          const parsed = annotationSchema.safeParse(record)
          if (!parsed.success) throw new Error(`${parsed.error.message}: ${JSON.stringify(record)}`)
          if (record.kind !== 'entity') continue
          for (const { start, end } of record.spans) {
            expect(end).toBeLessThanOrEqual(document.text.length)
            expect(/\p{Surrogate}/u.test(document.text.slice(start, end))).toBe(false)
          }
        }
      }
    }
  }
  return problems
}

/** Reasons that nobody has said in Arabic. */
const unsaid = new Set<string>()

describe('damaged files', () => {
  it.each(readers.map(format => [format.id, format] as const))(
    '%s: nothing crashes, nothing hangs, whatever comes in is sound',
    async (_id, format) => {
      const random = randomFrom(7)
      const { contents } = writeAll(format, sources)
      const whole = new Map(
        [...contents].map(([name, content]) => [
          name,
          typeof content === 'string' ? new TextEncoder().encode(content) : content,
        ]),
      )
      const names = [...whole.keys()]
      let problems = 0
      for (let count = Math.ceil(inputs / readers.length); count > 0; count--) {
        const name = names[Math.floor(random() * names.length)] ?? ''
        const broken = new Map(whole).set(name, damage(whole.get(name) ?? new Uint8Array(), random))
        const before = workDone()
        problems += await readDamaged(format, broken)
        expect(workDone() - before).toBeLessThan(patience)
      }
      // Damage that nobody ever notices would mean that nothing was read.
      expect(problems).toBeGreaterThan(0)
    },
    600_000,
  )

  it('are told in Arabic too', () => {
    expect([...unsaid]).toEqual([])
  })
})
