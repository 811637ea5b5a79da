import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { diskFile } from '../../electron/jobs/disk-file.ts'
import { importFiles } from '../../electron/jobs/import-files.ts'
import { StagedWriter } from '../../electron/jobs/staged-writer.ts'
import { defaultExportOptions } from '../../shared/formats/export-options.ts'
import { wordTokens } from '../../shared/formats/export-tokens.ts'
import type { Format } from '../../shared/formats/format.ts'
import { toNativeLine } from '../../shared/formats/native.ts'
import { formats } from '../../shared/formats/registry.ts'
import { deviceIdSchema } from '../../shared/model/ids.ts'
import { expectOk, makeCorpus, sampleScheme } from '../sample.ts'
import { articlesOneByOne } from './many-articles.ts'
import type { Row } from './report.ts'

/** Times JSON.parse of the native lines of the same records, as exports with their proof are held to JSON.stringify. */
const mostToRead = 20
/** MB that memory may grow by while files are read. */
const mostMemory = 300
/** Articles JSON.parse is measured on: more say nothing more. */
const parsedAtMost = 1_000
/** Articles that a whole import brings into a corpus: each is a file on the disk, made durable, and that is nearly all of the time. */
const broughtAtMost = 2_000

const device = deviceIdSchema.parse('benchmrk')
const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()

type ArticleAt = ReturnType<typeof articlesOneByOne>

/** Files of an export, without its proof. Answers their names. */
async function writeExport(format: Format, articleAt: ArticleAt, count: number, folder: string): Promise<string[]> {
  const scheme = sampleScheme()
  const context = { side: null, stem: 'corpus', sides: [], scheme, options: defaultExportOptions, ...wordTokens }
  const writer = format.open(context)
  const staged = new StagedWriter(folder)
  for (let at = 0; at < count; at++) await staged.add(writer.write(articleAt(at)).pieces)
  await staged.add(writer.finish())
  await staged.finish()
  const beside = new StagedWriter(folder)
  const sides = [{ side: null, stem: 'corpus', documents: count }]
  await beside.add(format.beside?.({ ...context, sides, name: 'bench' }) ?? [])
  await beside.finish()
  return [...staged.sizes.keys()]
}

/** Parses the native lines of the articles in turns with what is measured, so that load meets both alike. */
class Parsing {
  readonly #lines: readonly string[]
  #at = 0
  #seconds = 0
  #parsed = 0

  constructor(articleAt: ArticleAt, count: number) {
    this.#lines = Array.from({ length: Math.min(parsedAtMost, count) }, (_none, at) => toNativeLine(articleAt(at)))
    for (const _warmingUp of this.#lines) this.parse(1)
    this.#seconds = 0
    this.#parsed = 0
  }

  /** Answers the seconds it took. */
  parse(count: number): number {
    const begun = performance.now()
    for (let parsed = 0; parsed < count; parsed++) {
      const line = this.#lines[this.#at++ % this.#lines.length] ?? ''
      if (typeof JSON.parse(line) !== 'object') throw new Error('nothing was read')
    }
    const took = (performance.now() - begun) / 1000
    this.#seconds += took
    this.#parsed += count
    return took
  }

  /** Seconds an article. */
  get each(): number {
    return this.#seconds / this.#parsed
  }
}

type Reading = { readonly seconds: number; readonly memory: number; readonly peak: number }

/** Articles that are read, and then parsed, at a time. */
const stretch = 100

/** Reads every document of an export as an import does, by the format that knows its files, and lets each go. */
async function measureReading(
  folder: string,
  names: readonly string[],
  count: number,
  parsing: Parsing,
): Promise<Reading> {
  const before = process.memoryUsage().rss
  let peak = before
  let documents = 0
  let parsed = 0
  const begun = performance.now()
  for (const name of names) {
    const file = diskFile(path.join(folder, name), name)
    const importing = formats.find(format => format.importing?.recognises(file))?.importing
    if (!importing) continue
    for await (const { document, problems } of importing.read(file, { device, digest })) {
      if (problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems[0])}`)
      if (!document || ++documents % stretch !== 0) continue
      parsed += parsing.parse(stretch)
      peak = Math.max(peak, process.memoryUsage().rss)
    }
  }
  if (documents < count) throw new Error(`${documents} of ${count} came back`)
  const seconds = (performance.now() - begun) / 1000 - parsed
  return { seconds, memory: (peak - before) / 1e6, peak: peak / 1e6 }
}

/** Seconds of an import into an empty corpus, until its last article is durable. */
async function measureBringingIn(folder: string, count: number): Promise<number> {
  const corpusFolder = mkdtempSync(path.join(tmpdir(), 'hashiya-imports-'))
  try {
    const corpus = await makeCorpus(path.join(corpusFolder, 'corpus'), 'bench')
    const begun = performance.now()
    const { added, problems, stopped } = await importFiles([folder], corpus, { device })
    expectOk(await corpus.close())
    if (added.length < count || problems.length > 0 || stopped) throw new Error(JSON.stringify([problems[0], stopped]))
    return (performance.now() - begun) / 1000
  } finally {
    rmSync(corpusFolder, { recursive: true })
  }
}

async function inFolder<Answer>(act: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hashiya-imports-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const perArticle = (seconds: number, count: number): string => `${((seconds / count) * 1e6).toFixed(0)} µs an article`

async function measureFormat(format: Format, articleAt: ArticleAt, count: number): Promise<readonly Row[]> {
  const parsing = new Parsing(articleAt, count)
  const reading = await inFolder(async folder =>
    measureReading(folder, await writeExport(format, articleAt, count, folder), count, parsing),
  )
  const brought = Math.min(broughtAtMost, count)
  const bringing = await inFolder(async folder => {
    await writeExport(format, articleAt, brought, folder)
    return measureBringingIn(folder, brought)
  })
  const row = (id: string, name: string, rest: Pick<Row, 'value' | 'unit' | 'budget' | 'n' | 'detail'>): Row => ({
    id: `import-${format.id}-${id}`,
    name: `${format.id}: ${name}`,
    ...rest,
  })
  const beside = `JSON.parse ${perArticle(parsing.each, 1)}`
  return [
    row('read', 'read step to JSON.parse', {
      value: reading.seconds / count / parsing.each,
      unit: '×',
      budget: mostToRead,
      n: count,
      detail: `${perArticle(reading.seconds, count)}, ${reading.seconds.toFixed(1)} s; ${beside}`,
    }),
    row('whole', 'import into a corpus to JSON.parse', {
      value: bringing / brought / parsing.each,
      unit: '×',
      budget: null,
      n: brought,
      detail: `${perArticle(bringing, brought)}, ${bringing.toFixed(1)} s, a durable file each`,
    }),
    row('memory', 'growth of memory while it reads', {
      value: reading.memory,
      unit: 'MB',
      budget: mostMemory,
      n: count,
      detail: `${reading.peak.toFixed(0)} MB in all`,
    }),
  ]
}

/** Every format that is read, or those named. `count`: articles. */
export async function measureImports(count: number, named: readonly string[]): Promise<readonly Row[]> {
  const articleAt = articlesOneByOne()
  const rows: Row[] = []
  for (const format of formats) {
    if (!format.importing || (named.length > 0 && !named.includes(format.id))) continue
    process.stderr.write(`bench:   ${format.id}\n`)
    rows.push(...(await measureFormat(format, articleAt, count)))
  }
  return rows
}
