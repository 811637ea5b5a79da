import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Home } from './home.ts'

/** A switch for failing writes; the program reads it by HASHIYA_TEST_FAULTS. */
export type Faults = {
  readonly env: { readonly HASHIYA_TEST_FAULTS: string }
  readonly fail: (errno: 'ENOSPC' | 'EROFS' | 'EIO') => void
  readonly mend: () => void
}

export function makeFaults(home: Home): Faults {
  const file = path.join(home.folder, 'faults')
  return {
    env: { HASHIYA_TEST_FAULTS: file },
    fail: errno => writeFileSync(file, errno),
    mend: () => rmSync(file, { force: true }),
  }
}

const isRoot = process.getuid?.() === 0

/**
 * Makes a folder that nobody may write to while `work` runs. Root is asked no permission, so for root it is mounted again, read-only;
 * anyone else loses the write bits.
 */
export async function whileReadOnly(folder: string, work: () => Promise<void>): Promise<void> {
  if (!isRoot) {
    const modes = (write: boolean): void => void execFileSync('chmod', ['-R', write ? 'u+w' : 'a-w', folder])
    modes(false)
    try {
      return await work()
    } finally {
      modes(true)
    }
  }
  execFileSync('mount', ['--bind', folder, folder])
  try {
    execFileSync('mount', ['-o', 'remount,ro,bind', folder])
    await work()
  } finally {
    execFileSync('umount', ['--lazy', folder])
  }
}

/** Whether this machine lets a test mount what it needs. */
export function canMount(): boolean {
  if (!isRoot) return false
  const probe = path.join('/tmp', `hashiya-mount-${process.pid}`)
  mkdirSync(probe)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'hashiya-e2e', probe], { stdio: 'ignore' })
    execFileSync('umount', ['--lazy', probe])
    return true
  } catch {
    return false
  } finally {
    chmodSync(probe, 0o700)
    rmSync(probe, { recursive: true, force: true })
  }
}

/** A disk of its own with room for `size` (as mount takes it), while `work` runs. Needs `canMount`. */
export async function onSmallDisk(folder: string, size: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'hashiya-e2e', folder])
  try {
    await work()
  } finally {
    execFileSync('umount', ['--lazy', folder])
  }
}

/** Takes all the room that is left on a disk by one file. */
export function fillDisk(file: string): void {
  const block = Buffer.alloc(4096, 1)
  try {
    for (;;) appendFileSync(file, block)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
