import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCorpus } from '../store/open-corpus.ts'
import { commandDevice } from './command-device.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { readScheme } from './source-folder.ts'
import { answer, refuse, refuseUsage, say, type Terminal } from './terminal.ts'

/** The scheme of the sample corpus. The path is the same from here and from `build/electron/cli.cjs`. */
const sampleScheme = (): string => fileURLToPath(new URL('../../seeds/scheme.json', import.meta.url))

/** `new <corpus>`: an empty corpus with a scheme. */
export async function newCorpus(
  terminal: Terminal,
  folder: string,
  options: { readonly scheme?: string; readonly name?: string },
): Promise<ExitCode> {
  const path = resolve(folder)
  const name = options.name ?? basename(path)
  if (name.trim() === '') return refuseUsage(terminal, 'A corpus needs a name: give one with --name.')
  const scheme = await readScheme(options.scheme ? resolve(options.scheme) : sampleScheme())
  if (!scheme.ok) return refuse(terminal, scheme.error)
  const created = await createCorpus({ path, name, scheme: scheme.value, device: commandDevice(), mode: 'write' })
  if (!created.ok) return refuse(terminal, created.error)
  const closed = await created.value.close()
  if (!closed.ok) return refuse(terminal, closed.error)
  const labels = scheme.value.labels.filter(label => label.enabled).length
  say(terminal, `Made the corpus ${name} in ${path}, with the scheme ${scheme.value.id} (${labels} labels).`)
  answer(terminal, { ok: true, path, name, scheme: scheme.value.id })
  return exitCode.done
}
