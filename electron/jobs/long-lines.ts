import type { AppError } from '../../shared/result.ts'
import { type DiskFileOptions, diskFile } from './disk-file.ts'
import type { ImportFile } from './find-import-files.ts'
import type { ReadPart } from './read-import.ts'

/** A file whose lines that are too long to be read are remembered: `take` gives those met since it was called before. */
export function fileWithLongLines({ path, name }: ImportFile, options: DiskFileOptions) {
  const met: AppError[] = []
  const reason = 'too long a line to be read'
  const onLongLine = (line: number): void =>
    void met.push({ code: 'format/line', params: { file: name, line, reason } })
  return { file: diskFile(path, name, { ...options, onLongLine }), take: () => met.splice(0) }
}

/** Tells of lines that were passed over, where they stood. */
export async function* tellLongLines(
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
