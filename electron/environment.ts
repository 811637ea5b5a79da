import { resolve } from 'node:path'

/** What whoever starts the program may ask for. Paths are absolute. */
export type Environment = {
  /** The corpus to open; made from the sample where there is none. */
  readonly corpus: string | null
  /** Folder of the settings. */
  readonly userData: string | null
  /** Opens article 000 with its gold, writes this PNG and ends. */
  readonly screenshot: string | null
  /** Tests only: a file that may name an errno. */
  readonly faults: string | null
}

export function readEnvironment(variables: NodeJS.ProcessEnv, isPackaged: boolean): Environment {
  const pathIn = (name: string): string | null => (variables[name] ? resolve(variables[name]) : null)
  return {
    corpus: pathIn('HASHIYA_CORPUS'),
    userData: pathIn('HASHIYA_USER_DATA'),
    screenshot: pathIn('HASHIYA_SCREENSHOT'),
    faults: isPackaged ? null : pathIn('HASHIYA_TEST_FAULTS'),
  }
}
