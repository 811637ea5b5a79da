import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../home.ts'
import { processTree } from '../process-tree.ts'

/** Proportional set size of a process and all it started, bytes. Linux only. */
export function memoryOf(pid: number): number {
  return processTree(pid).reduce((sum, one) => {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))
    return sum + Number(found?.[1] ?? 0) * 1024
  }, 0)
}

/** Bytes of script that the built page runs before its first paint: its entry and all that imports at once. */
export function bootBytes(): number {
  const folder = path.join(root, 'build', 'renderer')
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const entry = /<script[^>]+src="([^"]+)"/.exec(page)?.[1]
  if (entry === undefined) throw new Error('the page has no script')
  const files = new Set([path.join(folder, entry)])
  let bytes = 0
  for (const file of files) {
    const code = readFileSync(file, 'utf8')
    bytes += Buffer.byteLength(code)
    for (const [, name] of code.matchAll(/(?:from|^import|;import)\s*["'](\.[^"']+\.js)["']/g))
      if (name !== undefined) files.add(path.join(path.dirname(file), name))
  }
  return bytes
}
