// npm run check: types, Biome, unused code, unit tests. Needs the packages only; no Electron, no display.
import './require-node.mjs'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const { root, workFolder } = await import('./folders.mjs')
const { capture, nodeCommand, run, runMain, say } = await import('./run.mjs')
const { closeWith, countsOfStep, countsOfVitest, sumCounts } = await import('./test-counts.mjs')

const biomeConfig = 'electron/dev/biome.config.json'

/** @param {string} script */
const inModules = script => path.join(root, 'node_modules', script)

/** @type {readonly (readonly [string, [string, string[]]])[]} */
const tools = [
  ['types', nodeCommand(inModules('typescript/bin/tsc'), ['-b'])],
  [
    'Biome',
    nodeCommand(inModules('@biomejs/biome/bin/biome'), [
      'check',
      `--config-path=${biomeConfig}`,
      '--max-diagnostics=200',
    ]),
  ],
  ['unused code', nodeCommand(inModules('knip/bin/knip.js'), ['--no-progress'])],
]

/** Runs every check to its end, prints what each finds, and counts. */
export async function check() {
  const found = await Promise.all(
    tools.map(async ([name, [command, args]]) => {
      const { code, output } = await capture(command, args)
      if (code !== 0) process.stdout.write(output)
      say(`${name}: ${code === 0 ? 'clean' : 'FAILED, see above'}`)
      return countsOfStep(code)
    }),
  )
  return sumCounts([...found, await runVitest()])
}

/**
 * Unit tests: all of them, or those of some files.
 * @param {readonly string[]} files
 * @param {NodeJS.ProcessEnv} env
 */
export async function runVitest(files = [], env = process.env) {
  const report = path.join(workFolder, 'vitest.json')
  mkdirSync(workFolder, { recursive: true })
  rmSync(report, { force: true })
  const [command, args] = nodeCommand(inModules('vitest/vitest.mjs'), [
    'run',
    ...files,
    // A busy machine takes its time; what hangs is still ended.
    '--testTimeout=60000',
    '--hookTimeout=60000',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return countsOfVitest(report, await run(command, args, { env }))
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const { ensurePackages } = await import('./packages.mjs')
    await ensurePackages()
    return closeWith(await check())
  })
}
