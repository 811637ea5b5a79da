import { basename, dirname } from 'node:path'
import type { FileSystem, WritableFile } from './file-system.ts'

type File = { readonly kind: 'file'; content: Uint8Array; synced: Uint8Array }
type Folder = {
  readonly kind: 'folder'
  names: Map<string, Node>
  /** Names that survive a crash for sure. */
  durable: Map<string, Node>
  /** What has happened to names since, in order; each may or may not survive. */
  pending: (readonly (readonly [name: string, node: Node | null])[])[]
}
type Node = File | Folder

const createFolder = (): Folder => ({ kind: 'folder', names: new Map(), durable: new Map(), pending: [] })

/** A number from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a crash leaves of what was not synced. */
export type Survival = 'nothing' | 'everything' | (() => number)

/** What may go wrong with one operation: throws, or answers how many bytes of a write still reach the disk. */
export type Fault = (operation: string, path: string) => number | undefined

const systemError = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code })

/** A disk in memory that, when it crashes, forgets everything that was not synced: data, lengths and names alike. */
export class ModelFileSystem implements FileSystem {
  operations = 0
  /** Called after every operation that changes something. */
  afterEach: () => void = () => {}
  fault: Fault = () => undefined
  readonly #root: Folder

  constructor(root: Folder = createFolder()) {
    this.#root = root
  }

  /** The disk as the next start finds it. */
  crash(survival: Survival): ModelFileSystem {
    const files = new Map<Node, Node>()
    const survive = (node: Node): Node => {
      const known = files.get(node)
      if (known) return known
      if (node.kind === 'file') {
        const content = survivingContent(node, survival)
        const file: File = { kind: 'file', content, synced: content }
        files.set(node, file)
        return file
      }
      const names = new Map(node.durable)
      for (const change of node.pending) {
        const happens = survival === 'everything' || (survival !== 'nothing' && survival() < 0.5)
        if (happens) applyNames(names, change)
      }
      const kept = new Map(Array.from(names, ([name, child]) => [name, survive(child)]))
      return { kind: 'folder', names: kept, durable: new Map(kept), pending: [] }
    }
    const root = survive(this.#root)
    return new ModelFileSystem(root.kind === 'folder' ? root : createFolder())
  }

  /** Every file with its content, for comparing. */
  snapshot(): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    const walk = (folder: Folder, path: string): void => {
      for (const [name, node] of folder.names)
        if (node.kind === 'file') found.set(`${path}/${name}`, Buffer.from(node.content).toString('latin1'))
        else walk(node, `${path}/${name}`)
    }
    walk(this.#root, '')
    return found
  }

  async readFile(path: string): Promise<Uint8Array> {
    return this.#file(path).content
  }

  async readRange(path: string, start: number, length: number): Promise<Uint8Array> {
    return this.#file(path).content.subarray(start, start + length)
  }

  async stat(path: string) {
    const node = this.#find(path)
    if (!node) return null
    return { size: node.kind === 'file' ? node.content.length : 0, modified: 0, isFolder: node.kind === 'folder' }
  }

  async list(path: string): Promise<readonly string[]> {
    const node = this.#find(path)
    return node?.kind === 'folder' ? [...node.names.keys()] : []
  }

  async makeFolder(path: string): Promise<void> {
    this.#operate('makeFolder', path, () => {
      if (!this.#find(path)) this.#rename([[path, createFolder()]])
    })
  }

  async openToAppend(path: string): Promise<WritableFile> {
    const there = this.#find(path)
    if (there?.kind === 'file') return this.#toWritable(path, there)
    return this.createFile(path)
  }

  async createFile(path: string): Promise<WritableFile> {
    if (this.#find(path)) throw systemError('EEXIST', path)
    const file: File = { kind: 'file', content: new Uint8Array(), synced: new Uint8Array() }
    this.#operate('create', path, () => this.#rename([[path, file]]))
    return this.#toWritable(path, file)
  }

  async rename(from: string, to: string): Promise<void> {
    const node = this.#find(from)
    if (!node) throw systemError('ENOENT', from)
    this.#operate('rename', from, () =>
      this.#rename([
        [from, null],
        [to, node],
      ]),
    )
  }

  async link(from: string, to: string): Promise<void> {
    if (this.#find(to)) throw systemError('EEXIST', to)
    const file = this.#file(from)
    this.#operate('link', to, () => this.#rename([[to, file]]))
  }

  async unlink(path: string): Promise<void> {
    if (!this.#find(path)) throw systemError('ENOENT', path)
    this.#operate('unlink', path, () => this.#rename([[path, null]]))
  }

  async syncFolder(path: string): Promise<void> {
    this.#operate('syncFolder', path, () => {
      const folder = this.#folder(path)
      folder.durable = new Map(folder.names)
      folder.pending = []
    })
  }

  #toWritable(path: string, file: File): WritableFile {
    return {
      write: async bytes => {
        const part = this.fault('write', path)
        file.content = Buffer.concat([file.content, part === undefined ? bytes : bytes.subarray(0, part)])
        this.#done()
        if (part !== undefined) throw systemError('ENOSPC', path)
      },
      sync: async () =>
        this.#operate('sync', path, () => {
          file.synced = file.content
        }),
      truncate: async length =>
        this.#operate('truncate', path, () => {
          file.content = file.content.slice(0, length)
        }),
      isAt: place => this.#find(place) === file,
      close: async () => {},
    }
  }

  #operate(operation: string, path: string, act: () => void): void {
    this.fault(operation, path)
    act()
    this.#done()
  }

  #done(): void {
    this.operations++
    this.afterEach()
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root
    for (const name of path.split('/').filter(part => part !== ''))
      node = node?.kind === 'folder' ? node.names.get(name) : undefined
    return node
  }

  #file(path: string): File {
    const node = this.#find(path)
    if (node?.kind !== 'file') throw systemError('ENOENT', path)
    return node
  }

  #folder(path: string): Folder {
    const node = this.#find(path)
    if (node?.kind !== 'folder') throw systemError('ENOENT', path)
    return node
  }

  /** Both names of a rename in one folder change together, also in a crash. */
  #rename(changes: readonly (readonly [path: string, node: Node | null])[]): void {
    const byFolder = new Map<Folder, (readonly [string, Node | null])[]>()
    for (const [path, node] of changes) {
      const folder = this.#folder(dirname(path))
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), [basename(path), node]])
    }
    for (const [folder, change] of byFolder) {
      applyNames(folder.names, change)
      folder.pending.push(change)
    }
  }
}

function applyNames(names: Map<string, Node>, change: readonly (readonly [string, Node | null])[]): void {
  for (const [name, node] of change)
    if (node) names.set(name, node)
    else names.delete(name)
}

/** Torn at any byte: what was appended since the last sync may be there in part, a truncation may not have happened. */
function survivingContent({ content, synced }: File, survival: Survival): Uint8Array {
  if (survival === 'nothing') return synced
  if (survival === 'everything') return content
  const whole = survival() < 0.5 ? content : synced
  const common = commonPrefix(content, synced)
  // What both hold is on disk already; only what lies behind it may be cut.
  return whole.subarray(0, common + Math.floor(survival() * (whole.length - common + 1)))
}

function commonPrefix(a: Uint8Array, b: Uint8Array): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
