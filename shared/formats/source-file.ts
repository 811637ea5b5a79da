/** A file to be read, wherever it lies. What its bytes do to a reader (no UTF-8, too long a line, a disk that fails) is thrown and told by whoever opened it. */
export type SourceFile = FileHead & {
  /** Its text, piece by piece, cut anywhere between characters. Without a byte order mark at the start. */
  readonly chunks: () => AsyncIterable<string>
  /** Its lines, ended by LF alone (U+2028 stands raw inside JSON), a CR before it taken off. */
  readonly lines: () => AsyncIterable<string>
  /** Its lines, as many at a time as come at once: an article has hundreds in some formats, and to wait for each takes as long as what is done with it. */
  readonly lineRuns: () => AsyncIterable<readonly string[]>
  /** All of it. For files of one document. */
  readonly text: () => Promise<string>
  readonly bytes: () => Promise<Uint8Array>
  /** For a file that is read part by part, from its end. */
  readonly parts: () => Promise<FileParts>
  /** A file beside it, by its path from the same folder; undefined where there is none. */
  readonly sibling: (name: string) => SourceFile | undefined
}

/** `read`: the bytes from `start` to `end`, exclusive. */
export type FileParts = {
  readonly size: number
  readonly read: (start: number, end: number) => Promise<ArrayBuffer>
}

/** What tells a format's file from others. */
export type FileHead = {
  /** Path in what was chosen, with `/`: named in problems. */
  readonly name: string
  /** The first characters, 32,000 at most: what stands after the text of a long article is among them. Empty where they are no text. */
  readonly head: string
  /** Whether a file of this name lies in the same folder. */
  readonly has: (name: string) => boolean
}

/** `articles/one.ann` → `one`. */
export const stemOf = (name: string): string => (name.split('/').at(-1) ?? name).replace(/(?<=.)\.[^.]*$/, '')

/** With the dot, in lower case; empty where there is none: `.ann`. */
export const extensionOf = (name: string): string => /\.[^./]+$/.exec(name)?.[0].toLowerCase() ?? ''
