// npm run consumers: the programs that exports are made for read them, each from its own package, and find every mention where it was marked.
import './require-node.mjs'

const { runMain } = await import('./run.mjs')
const { ensurePackages } = await import('./packages.mjs')
const { ensureBuild } = await import('./build.mjs')
const { runConsumers } = await import('./run-consumers.mjs')
const { closeWith } = await import('./test-counts.mjs')

await runMain(async () => {
  await ensurePackages()
  await ensureBuild()
  return closeWith(await runConsumers())
})
