/** A written file gives back what nobody marked, or gives it back otherwise: a bug of its writer, found before the file reached anybody. */
export class UntrueFile extends Error {
  /** What people call the document it speaks of, or the file's stem where it speaks of none. */
  readonly document: string
  readonly reason: string

  constructor(document: string, reason: string) {
    super(`${document}: ${reason}`)
    this.document = document
    this.reason = reason
  }
}
