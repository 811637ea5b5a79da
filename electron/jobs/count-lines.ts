import { closeSync, openSync, readSync } from 'node:fs'

const pieceBytes = 1 << 20
const lineEnd = 0x0a

/** Counts the line ends of a file as far as it is asked, each once. */
export class LineCount {
  readonly #path: string
  #counted = 0
  #lines = 0

  constructor(path: string) {
    this.#path = path
  }

  /** Line ends among the first `bytes`, which never become fewer from call to call. */
  within(bytes: number): number {
    const file = openSync(this.#path, 'r')
    try {
      const piece = Buffer.alloc(Math.min(pieceBytes, bytes - this.#counted))
      while (this.#counted < bytes) {
        const read = readSync(file, piece, 0, Math.min(piece.length, bytes - this.#counted), this.#counted)
        if (read === 0) break
        const held = piece.subarray(0, read)
        for (let at = held.indexOf(lineEnd); at !== -1; at = held.indexOf(lineEnd, at + 1)) this.#lines++
        this.#counted += read
      }
      return this.#lines
    } finally {
      closeSync(file)
    }
  }
}
