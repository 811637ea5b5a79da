import { join } from 'node:path'
import { Writable } from 'node:stream'
import { seeds } from '../jobs/jobs.fixtures.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { createProgram } from './program.ts'
import { endRefused } from './wrong-usage.ts'

class Sink extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs a command as typed. */
export async function run(
  ...words: readonly string[]
): Promise<{ readonly code: ExitCode; readonly out: string; readonly err: string }> {
  const out = new Sink()
  const err = new Sink()
  let code: ExitCode = exitCode.problems
  const program = createProgram(
    ({ json = false, lang }) => ({ out, err, json, language: lang, signal: new AbortController().signal }),
    ended => {
      code = ended
    },
  )
  for (const command of [program, ...program.commands])
    command.configureOutput({ writeOut: text => out.write(text), writeErr: text => err.write(text) })
  try {
    await program.parseAsync([...words], { from: 'user' })
  } catch (error) {
    code = endRefused(error, words, out)
  }
  return { code, out: out.text, err: err.text }
}

/** The sample corpus in a folder of its own inside `folder`; answers its path. */
export async function makeSample(folder: string): Promise<string> {
  const corpus = join(folder, 'corpus')
  await run('new', corpus, '--name', 'أخبار')
  await run('import', join(seeds, 'articles'), join(seeds, 'gold.jsonl'), '--into', corpus)
  return corpus
}
