import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { exportCorpus } from '../../electron/jobs/export-corpus.ts'
import { exportLimits } from '../../electron/jobs/export-limits.ts'
import type { ExportSelection } from '../../electron/jobs/export-selection.ts'
import { firstBytes } from '../../electron/jobs/first-bytes.ts'
import { StagedWriter } from '../../electron/jobs/staged-writer.ts'
import { defaultExportOptions } from '../../shared/formats/export-options.ts'
import { wordTokens } from '../../shared/formats/export-tokens.ts'
import type { Format, Piece } from '../../shared/formats/format.ts'
import { findFormat, formats } from '../../shared/formats/registry.ts'
import { expectOk, sampleScheme } from '../sample.ts'
import { type ManyArticles, makeManyArticles } from './many-articles.ts'
import type { Row } from './report.ts'

/**
 * Times JSON.stringify of the same records: a format of JSON may take twice as long to write, one of tokens three times, an export with its proof twenty times.
 * Formats of neither kind (brat's lines, tables) are held to what is asked of JSON.
 */
const mostToWrite = { json: 2, tokens: 1 / 0.3 }
const mostInAll = 20
/** Milliseconds until someone who reads along has something to read. */
const mostToFirstByte = 1_000
/** MB that memory may grow by while an export runs. */
const mostMemory = 300

/** A step is measured over at most so many articles: longer says nothing more. */
const writtenAtMost = 5_000

const selection: ExportSelection = { ...defaultExportOptions, layer: 'all', statuses: 'all' }

/**
 * Those that part the text into tokens, which alone takes as long as the JSON. `webanno-tsv` has no choice of borders, since it holds parts of tokens as well. `prodigy`
 * is one of them, though it is JSON: what it says of each token makes its lines four times as long as the JSON, and no other is as far from what is asked.
 */
const holdsTokens = ({ id, options }: Format): boolean => options.includes('borders') || id === 'webanno-tsv'

const secondsOf = (act: () => void): number => {
  const begun = performance.now()
  act()
  return (performance.now() - begun) / 1000
}

async function secondsUntil(act: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await act()
  return (performance.now() - begun) / 1000
}

/** Characters and bytes. Looks at the last of each, so that a text still in pieces is put together, as it must be to be written to a file. */
const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { content }) => sum + content.length + (content.at(-1) === undefined ? 0 : 1), 0)

/**
 * Seconds to stringify articles, and to write them, in turns, so that load meets both alike. What becomes of the pieces (encoded, deflated on another thread, put
 * on the disk) is measured with the whole. `length`: of what is written, to that of the JSON.
 */
function measureWriting(
  format: Format,
  articles: ManyArticles,
): { readonly stringify: number; readonly write: number; readonly length: number } {
  const { scheme } = articles.reader.manifest()
  const count = Math.min(writtenAtMost, articles.ids.length)
  const sums = { stringify: 0, write: 0 }
  const lengths = { stringify: 0, write: 0 }
  // The first round warms up.
  for (const isCounted of [false, true]) {
    const writer = format.open({
      side: null,
      stem: 'corpus',
      sides: [],
      scheme,
      options: selection,
      ...wordTokens,
    })
    const stretch = 100
    for (let from = 0; from < count; from += stretch) {
      const sources = Array.from({ length: Math.min(stretch, count - from) }, (_none, at) => articles.at(from + at))
      const stringify = secondsOf(() => {
        for (const source of sources) lengths.stringify += JSON.stringify(source).length
      })
      const write = secondsOf(() => {
        for (const source of sources) lengths.write += sizeOf(writer.write(source).pieces)
      })
      if (!isCounted) continue
      sums.stringify += stringify
      sums.write += write
    }
    const finish = secondsOf(() => {
      lengths.write += sizeOf(writer.finish())
    })
    if (isCounted) sums.write += finish
  }
  if (lengths.write === 0) throw new Error('nothing was written')
  return { ...sums, length: lengths.write / lengths.stringify }
}

type Whole = {
  readonly seconds: number
  readonly firstByte: number | null
  readonly memory: number
  readonly peak: number
  /** What its files alone take, where it makes one or more for each article. */
  readonly files: Files | null
}

/** Seconds that the files of an export take without anything else of it: no format of a file an article can be faster. */
type Files = {
  /** Making as many empty ones. */
  readonly empty: number
  /** The same ones written, made durable, and read again. */
  readonly same: number
}

/** `folder`: where the export stands; what is made stays there. */
async function measureFiles(folder: string): Promise<Files> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = entries.map(entry => path.join(entry.parentPath, entry.name))
  const [emptyFolder, sameFolder] = ['empty', 'same'].map(name => path.join(folder, name))
  if (emptyFolder === undefined || sameFolder === undefined) throw new Error('no folders')
  mkdirSync(emptyFolder)
  const empty = secondsOf(() => {
    for (const at of paths.keys()) closeSync(openSync(path.join(emptyFolder, `article-${at}`), 'w'))
  })
  const writer = new StagedWriter(sameFolder)
  let same = 0
  for (const [at, file] of paths.entries()) {
    const content = readFileSync(file)
    same += await secondsUntil(() => writer.add([{ file: `article-${at}`, content, isWhole: true }]))
  }
  same += await secondsUntil(() => writer.finish())
  same += secondsOf(() => {
    for (const name of writer.sizes.keys()) firstBytes(path.join(sameFolder, name))
  })
  return { empty, same }
}

/** An export with its proof, into `folder`. Memory: MB of the whole process beyond what it held before. */
async function measureWhole(format: Format, articles: ManyArticles, folder: string): Promise<Whole> {
  const kind = format.output
  const before = process.memoryUsage().rss
  let peak = before
  let firstByte: number | null = null
  let looked = 0
  const begun = performance.now()
  const layer = format.layers === 'all' ? ('all' as const) : articles.annotator
  const target = { kind, path: path.join(folder, `out${format.extension}`), overwrite: false }
  expectOk(
    await exportCorpus(articles.reader, format, { ...selection, layer }, target, {
      order: articles.ids,
      onProgress: () => {
        if (++looked % 200 === 0) peak = Math.max(peak, process.memoryUsage().rss)
      },
      ...(kind === 'file'
        ? {
            tee: async () => {
              firstByte ??= performance.now() - begun
            },
          }
        : {}),
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  const isMany = readdirSync(folder, { recursive: true }).length > articles.ids.length
  return {
    seconds,
    files: isMany ? await measureFiles(folder) : null,
    firstByte,
    memory: (peak - before) / 1e6,
    peak: peak / 1e6,
  }
}

const perArticle = (seconds: number, count: number): string => `${((seconds / count) * 1e6).toFixed(0)} µs an article`

async function rowsOf(format: Format, articles: ManyArticles, folder: string): Promise<readonly Row[]> {
  const count = articles.ids.length
  const written = Math.min(writtenAtMost, count)
  const { stringify, write, length } = measureWriting(format, articles)
  const whole = await measureWhole(format, articles, folder)
  const baseline = (stringify / written) * count
  const row = (
    id: string,
    name: string,
    value: number,
    unit: Row['unit'],
    budget: number | null,
    detail: string,
  ): Row => ({
    id: `format-${format.id}-${id}`,
    name: `${format.id}: ${name}`,
    value,
    unit,
    budget,
    n: count,
    detail,
  })
  const beside = `JSON.stringify ${perArticle(stringify, written)}`
  return [
    row(
      'write',
      'write step to JSON.stringify',
      write / stringify,
      '×',
      holdsTokens(format) ? mostToWrite.tokens : mostToWrite.json,
      `${perArticle(write, written)}, ${length.toFixed(1)} × its length; ${beside}`,
    ),
    row(
      'whole',
      'export with proof to JSON.stringify',
      whole.seconds / baseline,
      '×',
      mostInAll,
      `${perArticle(whole.seconds, count)}, ${whole.seconds.toFixed(1)} s; ${beside}`,
    ),
    ...(whole.files === null
      ? []
      : [
          row(
            'empty',
            'making as many empty files to JSON.stringify',
            whole.files.empty / baseline,
            '×',
            null,
            `${perArticle(whole.files.empty, count)}: the disk's own, in the export above`,
          ),
          row(
            'files',
            'writing, syncing and reading its files, nothing else, to JSON.stringify',
            whole.files.same / baseline,
            '×',
            null,
            `${perArticle(whole.files.same, count)}: the disk's own, in the export above${
              whole.files.same / baseline > mostInAll ? ', and alone beyond what is asked of all of it' : ''
            }`,
          ),
        ]),
    ...(whole.firstByte === null ? [] : [row('first', 'first byte', whole.firstByte, 'ms', mostToFirstByte, '')]),
    row(
      'memory',
      'growth of memory while it runs',
      whole.memory,
      'MB',
      mostMemory,
      `${whole.peak.toFixed(0)} MB in all`,
    ),
  ]
}

/** What a thread is to measure: `folder` is its own. */
export type FormatTask = { readonly format: string; readonly count: number; readonly folder: string }

export async function measureFormat({ format: id, count, folder }: FormatTask): Promise<readonly Row[]> {
  const format = expectOk(findFormat(id))
  return rowsOf(format, makeManyArticles(count, sampleScheme()), folder)
}

/** As the program's own exports: a thread for each, with the same limits. */
const inThread = (task: FormatTask): Promise<readonly Row[]> =>
  new Promise((resolve, reject) => {
    const file = new URL('bench-formats-thread.mjs', import.meta.url)
    new Worker(file, { workerData: task, resourceLimits: exportLimits }).once('message', resolve).once('error', reject)
  })

/** Formats written and proved, of `only` those, where it names some. `count`: articles. */
export async function measureFormats(count: number, only: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = []
  const chosen = formats.filter(({ id }) => only.length === 0 || only.includes(id))
  const folder = mkdtempSync(path.join(tmpdir(), 'hashiya-formats-'))
  try {
    for (const format of chosen) {
      process.stderr.write(`bench:   ${format.id}\n`)
      const own = path.join(folder, format.id)
      mkdirSync(own)
      rows.push(...(await inThread({ format: format.id, count, folder: own })))
      // Many files stay until the end: ext4 without a journal looks past each one deleted in the last minutes for every new one, which takes up to 1 ms then.
      if (readdirSync(own, { recursive: true }).length < count) rmSync(own, { recursive: true })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return rows
}
