import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from './folders.mjs'
import { ensureEnvironment, findPython } from './python.mjs'
import { capture, SetupError, say } from './run.mjs'
import { countsOfStep, sumCounts } from './test-counts.mjs'

const folder = path.join(root, 'e2e', 'consumers')
const cli = path.join(root, 'build', 'electron', 'cli.cjs')

/** @typedef {{ name: string, file?: string, args: readonly string[] }} Export What is exported: under `name`, or `file` where it is one file. */

const split = ['--split', '50/25/25', '--seed', '7']

/** @type {readonly Export[]} */
const exports = [
  { name: 'native', file: 'native.jsonl', args: ['--format', 'native'] },
  { name: 'spacy', args: ['--format', 'spacy'] },
  { name: 'spacy-split', args: ['--format', 'spacy', ...split] },
  { name: 'spacy-clitic', args: ['--format', 'spacy', '--borders', 'clitic'] },
  { name: 'spacy-innermost', args: ['--format', 'spacy', '--nesting', 'innermost'] },
  { name: 'huggingface', args: ['--format', 'huggingface'] },
  { name: 'huggingface-split', args: ['--format', 'huggingface', '--tags', 'IOB2', ...split] },
  { name: 'conll', file: 'conll.conll', args: ['--format', 'conll'] },
  { name: 'conll-bilou', file: 'conll-bilou.conll', args: ['--format', 'conll', '--tags', 'BILOU'] },
  { name: 'conll-bioes', file: 'conll-bioes.conll', args: ['--format', 'conll', '--tags', 'BIOES'] },
  { name: 'gliner', file: 'gliner.json', args: ['--format', 'gliner'] },
  { name: 'brat', args: ['--format', 'brat'] },
  { name: 'label-studio', args: ['--format', 'label-studio'] },
  { name: 'doccano', file: 'doccano.jsonl', args: ['--format', 'doccano'] },
]

/** What reads them, each in an environment with the packages it needs. */
const consumers = [
  {
    environment: 'training',
    script: 'read_spacy.py',
    args: ['spacy', 'spacy-split', 'spacy-clitic', 'spacy-innermost'],
  },
  { environment: 'training', script: 'read_tags.py', args: [] },
  { environment: 'training', script: 'read_brat.py', args: [] },
  { environment: 'gliner', script: 'read_gliner.py', args: [] },
  { environment: 'label-studio', script: 'read_label_studio.py', args: [] },
  { environment: 'doccano', script: 'read_doccano.py', args: [] },
]

/** @param {readonly string[]} args */
async function hashiya(...args) {
  const { code, output } = await capture(process.execPath, [cli, ...args])
  if (code !== 0) throw new Error(`hashiya ${args.join(' ')} ended with ${code}:\n${output}`)
  return output
}

/** The sample with its gold layer, and an article of emoji, marks and nesting. @param {string} work */
async function exportSample(work) {
  const corpus = path.join(work, 'corpus')
  await hashiya('new', corpus, '--name', 'أخبار')
  const seeds = path.join(root, 'seeds')
  const articles = [path.join(seeds, 'articles'), path.join(seeds, 'gold.jsonl'), path.join(folder, 'awkward.jsonl')]
  await hashiya('import', ...articles, '--into', corpus)
  for (const { name, file, args } of exports) {
    const out = path.join(work, file ?? name)
    const output = await hashiya('export', corpus, '--layer', 'gold', '--out', out, ...args, '--json')
    writeFileSync(path.join(work, `${name}.report.json`), JSON.stringify(JSON.parse(output).report))
  }
}

/** Lines `ok …` and `not ok …` are what a script tells of its checks. @param {{ code: number, output: string }} ended */
function countChecks({ code, output }) {
  const lines = output.split(/\r?\n/)
  const passed = lines.filter(line => line.startsWith('ok ')).length
  const failed = lines.filter(line => line.startsWith('not ok ')).length
  for (const line of failed > 0 || code !== 0 ? lines : lines.filter(line => /^(?:not )?ok /.test(line)))
    console.log(line)
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: 0 }
}

/** Exports the sample and lets the consumers read it. Without Python each of them counts as skipped. */
export async function runConsumers() {
  const python = await findPython()
  if (!python) {
    for (const { script } of consumers)
      say(`SKIPPED: ${script}: no Python with venv and ensurepip here (Debian: sudo apt-get install -y python3-venv)`)
    return { passed: 0, failed: 0, skipped: consumers.length }
  }
  const work = mkdtempSync(path.join(os.tmpdir(), 'hashiya-consumers-'))
  try {
    say('exporting the sample …')
    await exportSample(work)
    const counts = []
    for (const { environment, script, args } of consumers) {
      try {
        const requirements = path.join(folder, 'requirements', `${environment}.txt`)
        const made = await ensureEnvironment(python, environment, requirements)
        counts.push(countChecks(await capture(made.python, [path.join(folder, script), work, ...args])))
      } catch (error) {
        if (!(error instanceof SetupError)) throw error
        say(error.message)
        counts.push(countsOfStep(1))
      }
    }
    return sumCounts(counts)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
