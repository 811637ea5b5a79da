import { writeFileSync } from 'node:fs'
import { measureBeside } from './beside/beside.ts'
import { isTableFigure } from './beside/beside-report.ts'
import { measureConcordance } from './concordance.ts'
import { measureDurable } from './durable.ts'
import { measureFormats } from './formats.ts'
import { measureImports } from './imports.ts'
import { measureLedger } from './ledger.ts'
import { measureMark } from './mark.ts'
import { measureOpen } from './open.ts'
import { isMet, type Row, toTable } from './report.ts'
import { bootBytes, memoryOf } from './sizes.ts'
import { measureStart } from './start.ts'

const usage = `npm run bench -- [--quick] [--json [file]] [--only start,open,mark,beside,durable,concordance,ledger,formats,imports,size]
    [--formats conll,spacy]
  --quick   few samples: that everything can be measured, not how fast it is
  --json    figures for machines, into the file or to standard output
  --formats these of the exchange formats only`

const full = {
  runs: 3,
  starts: 3,
  characters: 1_000_000,
  marks: 20_000,
  keys: 300,
  commits: 300,
  agreements: 20_000,
  articles: 100_000,
}
const quick = {
  runs: 1,
  starts: 1,
  characters: 1_000_000,
  marks: 20_000,
  keys: 8,
  commits: 20,
  agreements: 2_000,
  articles: 1_000,
}

/** Makes a form of ten thousand mentions, a quarter of them where other names stood. */
const tenThousand = { agreements: 4_000, commonForms: 7_800 }

const sections = [
  'start',
  'open',
  'mark',
  'beside',
  'durable',
  'concordance',
  'ledger',
  'formats',
  'imports',
  'size',
] as const
type Section = (typeof sections)[number]

type Options = {
  readonly quick: boolean
  readonly json: { readonly file: string | null } | null
  readonly only: readonly Section[]
  /** Exchange formats; none named: all. */
  readonly formats: readonly string[]
}

function readOptions(args: readonly string[]): Options | null {
  let quickly = false
  let json: Options['json'] = null
  let only: readonly Section[] = sections
  let formats: readonly string[] = []
  for (let at = 0; at < args.length; at++) {
    const next = args[at + 1]
    if (args[at] === '--quick') quickly = true
    else if (args[at] === '--json') {
      const hasFile = next !== undefined && !next.startsWith('--')
      json = { file: hasFile ? next : null }
      if (hasFile) at++
    } else if (args[at] === '--only' && next !== undefined) {
      const names = next.split(',')
      only = sections.filter(section => names.includes(section))
      if (only.length !== names.length) return null
      at++
    } else if (args[at] === '--formats' && next !== undefined) {
      formats = next.split(',')
      at++
    } else return null
  }
  return { quick: quickly, json, only, formats }
}

/** Measures section by section: one that breaks is told and the others go on. */
async function measure({
  quick: quickly,
  only,
  formats,
}: Options): Promise<{ readonly rows: Row[]; readonly broken: string[]; readonly tables: string }> {
  const { runs, starts, characters, marks, keys, commits, agreements, articles } = quickly ? quick : full
  const rows: Row[] = []
  const broken: string[] = []
  let memory = 0
  let tables = ''
  const tellMemory = (pid: number): void => {
    memory = Math.max(memory, process.platform === 'linux' ? memoryOf(pid) : 0)
  }
  const work: { readonly [Each in Section]: () => Promise<readonly Row[]> } = {
    start: () => measureStart(runs, starts),
    open: () => measureOpen(runs, characters, marks),
    mark: () => measureMark(runs, keys, { characters, marks }, tellMemory),
    beside: async () => {
      const beside = await measureBeside(quickly)
      tables = beside.tables
      return beside.rows
    },
    durable: () => measureDurable(runs, commits, { characters, marks }),
    concordance: () => measureConcordance(runs * 3, tenThousand),
    ledger: () => measureLedger(runs, agreements),
    formats: () => measureFormats(articles, formats),
    imports: () => measureImports(articles, formats),
    size: async () => sizeRows(memory),
  }
  for (const section of only) {
    process.stderr.write(`bench: ${section} …\n`)
    try {
      rows.push(...(await work[section]()))
    } catch (error) {
      broken.push(`${section}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
  for (const row of rows) if (!Number.isFinite(row.value)) broken.push(`${row.id}: no figure`)
  return { rows, broken, tables }
}

function sizeRows(memory: number): readonly Row[] {
  const boot: Row = {
    id: 'boot-bytes',
    name: 'script before the first paint',
    value: bootBytes() / 1000,
    unit: 'kB',
    budget: 30,
    n: 1,
    detail: '',
  }
  const all: Row = {
    id: 'memory',
    name: 'memory of all processes, PSS, the large article open and marked in',
    value: memory / 1e6,
    unit: 'MB',
    budget: null,
    n: 1,
    detail: '',
  }
  return memory > 0 ? [boot, all] : [boot]
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const { rows, broken, tables } = await measure(options)
  const machine = JSON.stringify(
    { quick: options.quick, rows: rows.map(row => ({ ...row, met: isMet(row) })), broken },
    null,
    2,
  )
  if (options.json?.file) writeFileSync(options.json.file, `${machine}\n`)
  process.stdout.write(
    options.json && options.json.file === null
      ? `${machine}\n`
      : `\n${toTable(rows.filter(row => !isTableFigure(row)))}\n`,
  )
  if (tables !== '' && options.json?.file !== null) process.stdout.write(`\n${tables}\n`)
  for (const problem of broken) process.stderr.write(`BROKEN ${problem}\n`)
  return broken.length > 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
