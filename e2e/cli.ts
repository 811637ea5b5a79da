import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from './home.ts'

/** Runs the command line by the front door, with plain Node. */
export function runCli(...args: readonly string[]): {
  readonly code: number | null
  readonly output: string
  readonly errors: string
} {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'electron', 'dev', 'hashiya.mjs'), ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  )
  return { code: status, output: stdout, errors: stderr }
}
