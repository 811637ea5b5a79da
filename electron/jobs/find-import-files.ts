import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import type { FormatId } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'
import { tellsOfExport } from '../../shared/formats/tells-of-export.ts'
import type { AppError } from '../../shared/result.ts'
import { diskFile } from './disk-file.ts'
import { toReadError } from './read-text-file.ts'
import { isTextKind, speaksOfFolder, type TextKind, textKindOf } from './text-kind.ts'

/** What a file is taken for. */
export type ImportFormat = FormatId | TextKind

/** `name`: path from what was chosen, with `/`. */
export type ImportFile = { readonly path: string; readonly name: string; readonly format: ImportFormat }

export type FoundFiles = { readonly files: readonly ImportFile[]; readonly problems: readonly AppError[] }

type Walked = { readonly paths: readonly string[]; readonly problems: readonly AppError[] }

/** What was thrown, as a problem of `path`; bugs go on. */
function problemOf(thrown: unknown, path: string): AppError {
  const error = toReadError(thrown, path)
  if (!error) throw thrown
  return error
}

/**
 * Files in the folder and the folders in it, by name; hidden ones and links are passed over, so that no folder is walked twice. A folder that cannot be
 * read is a problem and hides none of the others.
 */
async function walk(folder: string): Promise<Walked> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const visible = entries.filter(entry => !entry.name.startsWith('.'))
    const walked = await Promise.all(
      visible
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(async (entry): Promise<Walked> => {
          const path = join(folder, entry.name)
          return entry.isDirectory() ? walk(path) : { paths: entry.isFile() ? [path] : [], problems: [] }
        }),
    )
    return { paths: walked.flatMap(({ paths }) => paths), problems: walked.flatMap(({ problems }) => problems) }
  } catch (thrown) {
    return { paths: [], problems: [problemOf(thrown, folder)] }
  }
}

/** The format that says a file is its own; files of nobody's are texts, by their ending. */
function formatOf(path: string): ImportFormat | undefined {
  const file = diskFile(path, basename(path))
  const format = formats.find(({ importing }) => importing?.recognises(file))
  if (format) return format.id
  // A broken line of the program's own format is to be told as such.
  return extname(path).toLowerCase() === '.jsonl' && file.head.includes('"hashiya"') ? 'native' : textKindOf(path)
}

/** Files that are read along with others of the same folder are not taken by themselves. */
function withoutReadAlong(files: readonly ImportFile[]): readonly ImportFile[] {
  const along = new Set(
    files.flatMap(({ path, format }) => {
      const importing = formats.find(({ id }) => id === format)?.importing
      return (importing?.readsAlong?.(diskFile(path, basename(path))) ?? []).map(name => join(dirname(path), name))
    }),
  )
  return files.filter(({ path }) => !along.has(path))
}

async function findUnder(path: string, format: ImportFormat | undefined): Promise<FoundFiles> {
  const facts = await stat(path)
  if (facts.isDirectory()) {
    const { paths, problems } = await walk(path)
    const files = paths.flatMap((found): ImportFile[] => {
      const known = speaksOfFolder(found) ? undefined : formatOf(found)
      if (isTextKind(known ?? '') && tellsOfExport(diskFile(found, basename(found)).head)) return []
      const name = relative(dirname(path), found).replaceAll('\\', '/')
      return known && (!format || known === format) ? [{ path: found, name, format: known }] : []
    })
    return { files, problems }
  }
  // Reading a pipe would wait for whoever writes into it.
  if (!facts.isFile()) return { files: [], problems: [{ code: 'disk/failed', params: { path, reason: 'no file' } }] }
  const chosen = format ?? formatOf(path)
  return chosen
    ? { files: [{ path, name: basename(path), format: chosen }], problems: [] }
    : { files: [], problems: [{ code: 'format/unknown', params: { format: extname(path) || path } }] }
}

/**
 * What there is to import at `paths`. In folders, all files that a format recognises, and texts; a file named itself is taken for what it is, or for `format`
 * where that is given. Each file once.
 */
export async function findImportFiles(paths: readonly string[], format?: ImportFormat): Promise<FoundFiles> {
  const found = await Promise.all(
    paths.map(async (path): Promise<FoundFiles> => {
      try {
        return await findUnder(resolve(path), format)
      } catch (thrown) {
        return { files: [], problems: [problemOf(thrown, path)] }
      }
    }),
  )
  const byPath = new Map(found.flatMap(({ files }) => files).map(file => [file.path, file]))
  return { files: withoutReadAlong([...byPath.values()]), problems: found.flatMap(({ problems }) => problems) }
}
