import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** What is downloaded once for all clones. */
export const cacheFolder = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'hashiya')

/** Git-ignored leavings of the tools: declarations, stamps, reports. */
export const workFolder = path.join(root, '.build')
