// npm test: types, Biome, unused code, unit tests, then the smoke tests on the real Electron.
import './require-node.mjs'

const { runMain, say } = await import('./run.mjs')
const { ensurePackages } = await import('./packages.mjs')
const { prepare } = await import('./prepare.mjs')
const { check } = await import('./check.mjs')
const { runPlaywright } = await import('./playwright.mjs')
const { closeWith, sumCounts } = await import('./test-counts.mjs')

await runMain(async () => {
  await ensurePackages()
  const checked = await check()
  await prepare()
  say('smoke tests on Electron …')
  const smoke = await runPlaywright('electron', ['--grep', '@smoke'])
  return closeWith(sumCounts([checked, smoke]))
})
