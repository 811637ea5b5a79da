import { readdirSync, readFileSync } from 'node:fs'

/** The parent of a process, from the fourth field of its `stat`; the second may hold spaces and brackets. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/** A process and everything it started, itself first. Linux only. */
export function processTree(root: number): readonly number[] {
  const parents = readdirSync('/proc').flatMap(name => {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : null
    return parent === null ? [] : [[Number(name), parent] as const]
  })
  const tree = [root]
  for (const known of tree) tree.push(...parents.flatMap(([pid, parent]) => (parent === known ? [pid] : [])))
  return tree
}

/** Stops a process and all it started with SIGKILL, as a lost power line would: none can write another byte. */
export function killTree(root: number): void {
  const tree = processTree(root)
  // Stopped first, so that none starts or restarts another while the rest is killed.
  for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
    for (const pid of tree) {
      try {
        process.kill(pid, signal)
      } catch {
        // Gone already.
      }
    }
  }
}
