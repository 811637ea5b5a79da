import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { electronPath } from '../app.ts'
import { makeLargeArticle, makeSmallArticle } from './articles.ts'
import { median, p95 } from './figures.ts'
import { commitsIn } from './journal.ts'
import { withPlace } from './place.ts'
import type { Row } from './report.ts'

/** Built beside the bench (electron/dev/run-bench.mjs). */
const samples = path.join(path.dirname(fileURLToPath(import.meta.url)), 'bench-durable-samples.mjs')

const samplesSchema = z.object({ store: z.array(z.number()), bare: z.array(z.number()) })
/** Milliseconds; see durable-samples.ts. */
type Samples = z.infer<typeof samplesSchema>

/** Runs the samples in Electron's Node, away from this process. */
async function sampleInElectron(folder: string, id: string, count: number): Promise<Samples> {
  const child = spawn(electronPath(), [samples, folder, id, String(count)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', chunk => {
    output += String(chunk)
  })
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`the samples ended with code ${code}`)
  return samplesSchema.parse(JSON.parse(output))
}

/** How long a mark takes to be durable, beside the disk itself, in a small layer and in a large one. */
export async function measureDurable(
  runs: number,
  count: number,
  size: { readonly characters: number; readonly marks: number },
): Promise<readonly Row[]> {
  const articles = [makeSmallArticle(60), makeLargeArticle(size.characters, size.marks)]
  const all: { small: Samples; large: Samples }[] = []
  for (let run = 0; run < runs; run++) {
    const [small, large] = await withPlace(articles, 0, async ({ corpus, ids }) => {
      const measured: Samples[] = []
      for (const id of ids) measured.push(await sampleInElectron(corpus, id, count))
      const written = commitsIn(corpus, 'createEntity')
      if (written !== count * 2) throw new Error(`${written} of ${count * 2} commits are in the journal`)
      return measured
    })
    if (small && large) all.push({ small, large })
  }
  const ratio = (name: string, id: string, part: 'small' | 'large'): Row => ({
    id,
    name,
    value: median(all.map(run => p95(run[part].store) / p95(run[part].bare))),
    unit: '×',
    budget: 3,
    n: count * runs,
    detail: all.map(run => `p95 ${p95(run[part].store).toFixed(2)}/${p95(run[part].bare).toFixed(2)} ms`).join(', '),
  })
  return [
    ratio('durable mark, 60 marks: p95, × append + fdatasync', 'durable-small', 'small'),
    ratio(`durable mark, ${size.marks} marks: p95, × append + fdatasync`, 'durable-large', 'large'),
    {
      id: 'durable-growth',
      name: `durable mark: p95 at ${size.marks} marks, × at 60`,
      value: median(all.map(run => p95(run.large.store) / p95(run.small.store))),
      unit: '×',
      budget: 1.5,
      n: count * runs,
      detail: all.map(run => `${p95(run.large.store).toFixed(2)}/${p95(run.small.store).toFixed(2)} ms`).join(', '),
    },
  ]
}
