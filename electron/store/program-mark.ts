import { readFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'

/** Tells one running program from every other, also from one that got the same process id later. */
export type ProgramMark = {
  readonly host: string
  readonly pid: number
  /** This start of the machine. */
  readonly boot: string
  /** When the process started, in the kernel's ticks; null where the system does not tell. */
  readonly started: string | null
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Only Linux has these files; the mark does without.
    return null
  }
}

/** Second of the machine's start, where it has no id of its own; clocks are set, so compare with `isSameBoot`. */
const bootOf = (): string =>
  readText('/proc/sys/kernel/random/boot_id')?.trim() ?? `second ${Math.round(Date.now() / 1000 - uptime())}`

function isSameBoot(a: string, b: string): boolean {
  const [first, second] = [a, b].map(boot => /^second (\d+)$/.exec(boot)?.[1])
  if (first === undefined || second === undefined) return a === b
  // Setting the clock moves the second; a machine takes longer than this to start again.
  return Math.abs(Number(first) - Number(second)) < 15
}

/** Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces and brackets. */
const startOf = (pid: number): string | null =>
  readText(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')[19] ?? null

export const readProgramMark = (): ProgramMark => ({
  host: hostname(),
  pid: process.pid,
  boot: bootOf(),
  started: startOf(process.pid),
})

/** Whether the marked program runs; null where this machine cannot know: it runs elsewhere. */
export function runsStill(mark: ProgramMark): boolean | null {
  if (mark.host !== hostname()) return null
  if (!isSameBoot(mark.boot, bootOf())) return false
  try {
    process.kill(mark.pid, 0)
  } catch (error) {
    // EPERM: it runs, as someone else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return mark.started === null || mark.started === startOf(mark.pid)
}
