// Prints the Electron executable to use, and nothing else, on standard output.
import './require-node.mjs'

const { runMain } = await import('./run.mjs')

await runMain(async () => {
  const { ensurePackages } = await import('./packages.mjs')
  const { ensureElectron } = await import('./electron.mjs')
  await ensurePackages()
  const program = await ensureElectron()
  process.stdout.write(`${program.path}\n`)
  return 0
})
