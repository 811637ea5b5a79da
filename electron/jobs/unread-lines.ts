import type { AppError } from '../../shared/result.ts'
import { type DiskFileOptions, diskFile } from './disk-file.ts'
import type { ImportFile } from './find-import-files.ts'
import type { ReadPart } from './read-import.ts'

const reasons = { long: 'too long a line to be read', encoding: 'not UTF-8: this line was left out' }

/** A file whose lines that cannot be read are remembered: `take` gives those met since it was called before. */
export function fileWithUnreadLines({ path, name }: ImportFile, options: DiskFileOptions) {
  const met: AppError[] = []
  const onLine = (line: number, wrong: 'long' | 'encoding', holder: string): void =>
    void met.push({ code: 'format/line', params: { file: holder, line, reason: reasons[wrong] } })
  return { file: diskFile(path, name, { ...options, onLine }), take: () => met.splice(0) }
}

/** Tells of lines that were passed over, where they stood. */
export async function* tellUnreadLines(
  parts: AsyncIterable<ReadPart>,
  take: () => readonly AppError[],
): AsyncIterable<ReadPart> {
  for await (const part of parts) {
    const problems = take()
    yield problems.length === 0 ? part : { ...part, problems: [...problems, ...part.problems] }
  }
  const problems = take()
  if (problems.length > 0) yield { document: null, problems }
}
