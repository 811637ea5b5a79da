import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { FormatId } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'
import type { SourceFile } from '../../shared/formats/source-file.ts'
import { tellsOfExport } from '../../shared/formats/tells-of-export.ts'
import type { PassedOver, PassedOverReason } from '../../shared/model/passed-over.ts'
import type { AppError } from '../../shared/result.ts'
import type { Encoding } from './decode-text.ts'
import { describeContent } from './describe-content.ts'
import { diskFile } from './disk-file.ts'
import { needsNoWord } from './passed-over.ts'
import { isCorpusFolder } from './read-corpus-folder.ts'
import { toReadError } from './read-text-file.ts'
import { isTextKind, type TextKind, textKindOf } from './text-kind.ts'
import { unzip } from './unzip.ts'

/** What a file is taken for; `corpus`: a whole folder, the program's own. */
export type ImportFormat = FormatId | TextKind | 'corpus'

/**
 * `name`: path from what was chosen, with `/`. `shown`: what it is called where its whole is spoken of; not the path where it was unpacked from a zip.
 */
export type ImportFile = {
  readonly path: string
  readonly name: string
  readonly shown: string
  readonly format: ImportFormat
}

export type FoundFiles = {
  readonly files: readonly ImportFile[]
  /** Files that are not read, in the order met; companions of those that are read are none of them. */
  readonly passedOver: readonly PassedOver[]
  readonly problems: readonly AppError[]
  /** Takes away what was unpacked; to be called when the files are read. */
  readonly release: () => Promise<void>
}

export type FindOptions = {
  /** Takes every file for this, whatever its ending. */
  readonly format?: ImportFormat | undefined
  /** Tried where bytes are not UTF-8. */
  readonly fallback?: Encoding | undefined
  readonly signal?: AbortSignal | undefined
}

type Met = Omit<ImportFile, 'format'>

/** What was thrown, as a problem of `path`; bugs go on. */
function problemOf(thrown: unknown, path: string): AppError {
  const error = toReadError(thrown, path)
  if (!error) throw thrown
  return error
}

const isZip = (path: string): boolean => extname(path).toLowerCase() === '.zip'

/** The format that says a file is its own; files of nobody's are texts, by their ending. */
function formatOf(file: SourceFile): ImportFormat | undefined {
  const format = formats.find(({ importing }) => importing?.recognises(file))
  if (format) return format.id
  // A broken line of the program's own format is to be told as such.
  return extname(file.name).toLowerCase() === '.jsonl' && file.head.includes('"hashiya"')
    ? 'native'
    : textKindOf(file.name)
}

/** One search: what it has met so far. */
class Finder {
  readonly files = new Map<string, ImportFile>()
  readonly passedOver: PassedOver[] = []
  readonly problems: AppError[] = []
  readonly #unpacked: string[] = []
  readonly #options: FindOptions

  constructor(options: FindOptions) {
    this.#options = options
  }

  async release(): Promise<void> {
    await Promise.all(this.#unpacked.map(folder => rm(folder, { recursive: true, force: true })))
  }

  #pass({ name }: Met, why: PassedOverReason): void {
    this.passedOver.push({ name, why })
  }

  #open({ path }: Met): SourceFile {
    return diskFile(path, basename(path), { fallback: this.#options.fallback })
  }

  #take(met: Met, format: ImportFormat): void {
    if (!this.files.has(met.path)) this.files.set(met.path, { ...met, format })
  }

  /** What she named: a folder, a zip, or a file that is taken for what it is, or for what was asked. */
  async takeNamed(path: string): Promise<void> {
    const met: Met = { path, name: basename(path), shown: path }
    const { format } = this.#options
    const facts = await stat(path)
    if (facts.isDirectory()) await this.#takeFolder(met, false)
    // Reading a pipe would wait for whoever writes into it.
    else if (!facts.isFile()) this.problems.push({ code: 'disk/failed', params: { path, reason: 'no file' } })
    else if (isZip(path)) await this.#takeZip(met)
    else if (format) this.#take(met, format)
    else {
      const file = this.#open(met)
      const found = formatOf(file)
      const why = isTextKind(found ?? '') && tellsOfExport(file.head) ? 'exported' : 'unknown'
      if (found && why === 'unknown') this.#take(met, found)
      else
        this.problems.push({
          code: 'file/unread',
          params: { file: path, why, ...describeContent(file, facts.size === 0) },
        })
    }
  }

  /**
   * Files in the folder and the folders in it, by name; no folder is walked twice, since links are not followed. A folder that cannot be read is a problem and hides none
   * of the others.
   */
  async #takeFolder(folder: Met, isInZip: boolean): Promise<void> {
    try {
      if (isCorpusFolder(folder.path)) return this.#takeCorpus(folder)
      const entries = await readdir(folder.path, { withFileTypes: true })
      const visible = entries.filter(entry => !entry.name.startsWith('.'))
      for (const entry of visible.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        const met: Met = {
          path: join(folder.path, entry.name),
          name: `${folder.name}/${entry.name}`,
          shown: join(folder.shown, entry.name),
        }
        if (entry.isDirectory()) await this.#takeFolder(met, isInZip)
        else if (!entry.isFile()) this.#pass(met, 'link')
        else if (isZip(entry.name)) isInZip ? this.#pass(met, 'zip-within') : await this.#takeZip(met)
        else this.#takeOneOfMany(met)
      }
    } catch (thrown) {
      this.problems.push(problemOf(thrown, folder.shown))
    }
  }

  #takeCorpus(folder: Met): void {
    const { format } = this.#options
    if (format && format !== 'corpus') this.#pass(folder, 'other-format')
    else this.#take(folder, 'corpus')
  }

  #takeOneOfMany(met: Met): void {
    try {
      const file = this.#open(met)
      if (needsNoWord(met.path, other => file.has(other))) return
      const found = formatOf(file)
      const { format } = this.#options
      if (!found) this.#pass(met, 'unknown')
      else if (isTextKind(found) && tellsOfExport(file.head)) this.#pass(met, 'exported')
      else if (format && found !== format) this.#pass(met, 'other-format')
      else this.#take(met, found)
    } catch (thrown) {
      this.problems.push(problemOf(thrown, met.shown))
    }
  }

  async #takeZip(zip: Met): Promise<void> {
    try {
      const folder = await mkdtemp(join(tmpdir(), 'hashiya-zip-'))
      this.#unpacked.push(folder)
      this.problems.push(...(await unzip(zip.path, folder, zip.shown, this.#options.signal)))
      await this.#takeFolder({ ...zip, path: folder }, true)
    } catch (thrown) {
      this.problems.push(problemOf(thrown, zip.shown))
    }
  }

  /** Files that are read along with others of the same folder are not taken by themselves, and need no word. */
  leaveReadAlong(): void {
    const along = new Set(
      [...this.files.values()].flatMap(met => {
        const importing = formats.find(({ id }) => id === met.format)?.importing
        return (importing?.readsAlong?.(this.#open(met)) ?? []).map(name => join(dirname(met.path), name))
      }),
    )
    for (const path of along) this.files.delete(path)
  }
}

/**
 * What there is to import at `paths`. In folders and zips, all files that a format recognises, and texts; what else is there is passed over and told. A file named itself
 * is taken for what it is, or for `format` where that is given. Each file once.
 */
export async function findImportFiles(paths: readonly string[], options: FindOptions = {}): Promise<FoundFiles> {
  const finder = new Finder(options)
  for (const path of paths.map(chosen => resolve(chosen)))
    try {
      await finder.takeNamed(path)
    } catch (thrown) {
      finder.problems.push(problemOf(thrown, path))
    }
  finder.leaveReadAlong()
  const { files, passedOver, problems } = finder
  return { files: [...files.values()], passedOver, problems, release: () => finder.release() }
}
