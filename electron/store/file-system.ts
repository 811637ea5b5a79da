/**
 * The narrow port through which the store reaches the operating system. Methods throw what the system throws (`code`
 * is the errno); `disk-error.ts` turns it into a value. Paths are absolute.
 */
export type FileSystem = {
  /** Throws ENOENT where there is none. */
  readFile(path: string): Promise<Uint8Array>
  /** Bytes from `start` (a byte offset), at most `length` of them. */
  readRange(path: string, start: number, length: number): Promise<Uint8Array>
  /** `null` where there is nothing. `modified`: milliseconds since 1970. */
  stat(path: string): Promise<FileFacts | null>
  /** Names in the folder, in no order; empty where there is no folder. */
  list(path: string): Promise<readonly string[]>
  /** Makes one folder; it is fine where it stands already. */
  makeFolder(path: string): Promise<void>
  /** Opens for appending, made empty where there is none. */
  openToAppend(path: string): Promise<WritableFile>
  /** Makes a new file; throws EEXIST where something stands already. */
  createFile(path: string): Promise<WritableFile>
  /** Atomic; replaces what stands at `to`. */
  rename(from: string, to: string): Promise<void>
  /** A second name for the file; throws EEXIST where something stands at `to`. */
  link(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Makes names in the folder durable: what was created, renamed or unlinked in it. */
  syncFolder(path: string): Promise<void>
}

export type FileFacts = { readonly size: number; readonly modified: number; readonly isFolder: boolean }

export type WritableFile = {
  /** Appends all bytes, or throws; a part may have been written then. */
  write(bytes: Uint8Array): Promise<void>
  /** Content and length are durable once it returns. */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  /** Whether the file still stands at `path`: another program may have moved, removed or replaced it. */
  isAt(path: string): boolean
  close(): Promise<void>
}
