import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Loss } from '../../shared/formats/proof-report.ts'

const heldAtMost = 1024 * 1024

/** Every loss of an export as a line of JSON, for those that its report has no room for. */
export class LossFile {
  readonly #path: string
  readonly #file: number
  #held: string[] = []
  #heldLength = 0
  #isOpen = true

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'w')
  }

  add(fate: 'altered' | 'notCarried', loss: Loss): void {
    const line = `${JSON.stringify({ fate, ...loss })}\n`
    this.#held.push(line)
    this.#heldLength += line.length
    if (this.#heldLength >= heldAtMost) this.#flush()
  }

  /** Keeps the file where it is wanted; else it leaves none. Once it has been finished nothing more happens. */
  async finish(isWanted: boolean): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    if (isWanted) {
      this.#flush()
      fdatasyncSync(this.#file)
    }
    closeSync(this.#file)
    if (!isWanted) await rm(this.#path)
  }

  #flush(): void {
    const bytes = Buffer.from(this.#held.join(''), 'utf8')
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done)
    this.#held = []
    this.#heldLength = 0
  }
}
