import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './folders.mjs'

const sourceFolders = ['shared', 'renderer', 'electron']
const buildFiles = ['package-lock.json', 'electron/dev/build.mjs', 'electron/dev/tsconfig.base.json']

/** SHA-256 over everything a build is made from: lockfile, sources and their configuration; tests are left out. */
export function sourceStamp() {
  const hash = createHash('sha256')
  for (const file of [...buildFiles, ...sourceFolders.flatMap(sourcesUnder)]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} folder @returns {string[]} */
function sourcesUnder(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const name = `${folder}/${entry.name}`
      if (entry.isDirectory()) return name === 'electron/dev' ? [] : sourcesUnder(name)
      return entry.isFile() && !/\.test\.tsx?$/.test(name) ? [name] : []
    })
}
