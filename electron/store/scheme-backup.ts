import { join } from 'node:path'
import type { Corpus } from '../../shared/model/corpus.ts'
import type { Layer } from '../../shared/model/layer.ts'
import type { FileSystem } from './file-system.ts'
import { replaceFile, timeEnding } from './write-durably.ts'

/**
 * Keeps what a change of the scheme is about to change, under `backups/` of the corpus: the manifest as its file has it, and one layer a line. One
 * file for all layers, since each costs a sync of its own; texts and journals are only ever added to. `now`: ISO 8601, UTC.
 */
export async function keepBackup(
  fileSystem: FileSystem,
  root: string,
  now: string,
  manifest: Corpus,
  layers: readonly Layer[],
): Promise<void> {
  const folder = join(root, 'backups', timeEnding(`revision-${manifest.scheme.revision}`, now))
  const write = (name: string, text: string): Promise<void> =>
    replaceFile(fileSystem, join(folder, name), new TextEncoder().encode(text))
  await write('corpus.json', `${JSON.stringify(manifest, null, 2)}\n`)
  await write('layers.jsonl', layers.map(layer => `${JSON.stringify(layer)}\n`).join(''))
}
