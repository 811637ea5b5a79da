import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** How many commits of this name stand in the corpus's journals. */
export function commitsIn(corpus: string, name: string): number {
  const folder = path.join(corpus, 'journal')
  return readdirSync(folder)
    .filter(file => file.endsWith('.jsonl'))
    .flatMap(file => readFileSync(path.join(folder, file), 'utf8').split('\n'))
    .filter(line => line.includes(`"name":"${name}"`)).length
}
