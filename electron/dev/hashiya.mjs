#!/usr/bin/env node
// The command line, with plain Node. Only the command itself writes to standard output, so it can be used in pipes.
import './require-node.mjs'
import { createRequire } from 'node:module'
import path from 'node:path'

const { root } = await import('./folders.mjs')
const { ensureBuild } = await import('./build.mjs')
const { explained } = await import('./run.mjs')

await explained(async () => {
  const { ensurePackages } = await import('./packages.mjs')
  await ensurePackages()
  await ensureBuild()
})
createRequire(import.meta.url)(path.join(root, 'build', 'electron', 'cli.cjs'))
