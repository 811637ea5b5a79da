import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { importFiles } from '../electron/jobs/import-files.ts'
import type { CorpusStore } from '../electron/store/corpus-store.ts'
import { createCorpus } from '../electron/store/open-corpus.ts'
import { deviceIdSchema } from '../shared/model/ids.ts'
import { type Scheme, schemeSchema } from '../shared/model/scheme.ts'
import type { Result } from '../shared/result.ts'
import { root } from './home.ts'

export const device = deviceIdSchema.parse('eeeeeeee')

/** The value of a result; a failure fails the test with its code. */
export function expectOk<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** The scheme the sample opens with. */
export const sampleScheme = (): Scheme =>
  schemeSchema.parse(JSON.parse(readFileSync(path.join(root, 'seeds', 'scheme.json'), 'utf8')))

/** An empty corpus with the sample's scheme, open for writing. */
export async function makeCorpus(folder: string, name: string): Promise<CorpusStore> {
  const scheme = sampleScheme()
  return expectOk(await createCorpus({ path: folder, name, scheme, device, mode: 'write', idle: null }))
}

/** The sample: five articles, gold for three of them, nobody's own marks. */
export async function makeSampleCorpus(folder: string): Promise<void> {
  const corpus = await makeCorpus(folder, 'أخبار الاتفاقيات')
  const { problems, stopped } = await importFiles(
    [path.join(root, 'seeds', 'articles'), path.join(root, 'seeds', 'gold.jsonl')],
    corpus,
    {
      device,
    },
  )
  if (problems.length > 0 || stopped) throw new Error(JSON.stringify([problems, stopped]))
  expectOk(await corpus.close())
}

/** In place of what stands in `folder`: a corpus of these texts alone, in the order of their names. */
export async function makeCorpusOf(
  folder: string,
  texts: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const files = mkdtempSync(path.join(os.tmpdir(), 'hashiya-texts-'))
  try {
    for (const { name, text } of texts) writeFileSync(path.join(files, `${name}.txt`), text)
    const corpus = await makeCorpus(folder, 'نصوص')
    const { problems, stopped } = await importFiles([files], corpus, { device })
    if (problems.length > 0 || stopped) throw new Error(JSON.stringify([problems, stopped]))
    expectOk(await corpus.close())
  } finally {
    rmSync(files, { recursive: true })
  }
}
