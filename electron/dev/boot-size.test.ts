import path from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, it } from 'vitest'

/** Bytes of script that may run before the first paint. */
const limit = 30_000

it('what runs before the first paint is small, without React and zod', async () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const built = await build({
    configFile: path.join(root, 'renderer/vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    build: { write: false, sourcemap: false },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap(part => ('output' in part ? part.output : []))
  const chunks = new Map(outputs.flatMap(output => (output.type === 'chunk' ? [[output.fileName, output]] : [])))
  const entry = [...chunks.values()].find(chunk => chunk.isEntry)
  if (entry === undefined) throw new Error('the page has no entry')
  const first = staticClosure(entry, chunks)
  const modules = first.flatMap(chunk => Object.keys(chunk.modules))
  expect(modules.filter(name => /node_modules\/(react|react-dom|zod)\//.test(name))).toEqual([])
  expect(first.reduce((sum, chunk) => sum + Buffer.byteLength(chunk.code), 0)).toBeLessThanOrEqual(limit)
}, 60_000)

/** A chunk and all it imports before it runs. */
function staticClosure(
  entry: Rolldown.OutputChunk,
  chunks: ReadonlyMap<string, Rolldown.OutputChunk>,
): readonly Rolldown.OutputChunk[] {
  const found = new Set([entry])
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name)
      if (imported) found.add(imported)
    }
  }
  return [...found]
}
