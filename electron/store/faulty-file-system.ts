import { readFileSync } from 'node:fs'
import type { FileSystem, WritableFile } from './file-system.ts'

/**
 * A disk that fails on request, for end-to-end tests: while the file at `faults` holds an errno such as `ENOSPC`, every write throws it.
 * Never used in a packaged program.
 */
export function withFaults(fileSystem: FileSystem, faults: string): FileSystem {
  const throwIfAsked = (): void => {
    const code = readFault(faults)
    if (code) throw Object.assign(new Error(`${code}, as asked for by ${faults}`), { code })
  }
  const guard = (file: WritableFile): WritableFile => ({
    ...file,
    write: async bytes => {
      throwIfAsked()
      await file.write(bytes)
    },
  })
  return {
    ...fileSystem,
    openToAppend: async path => guard(await fileSystem.openToAppend(path)),
    createFile: async path => guard(await fileSystem.createFile(path)),
  }
}

function readFault(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null
  } catch {
    // No file, no fault.
    return null
  }
}
