import type { AppError } from '../../shared/result.ts'

/** The first of many problems, and how many there were: a file of nothing but damaged lines asks no more memory than any other. */
export class ProblemList {
  readonly #most: number
  readonly #first: AppError[] = []
  #count = 0

  /** `most`: how many are kept. */
  constructor(most: number) {
    this.#most = most
  }

  add(problems: readonly AppError[]): void {
    this.#count += problems.length
    this.#first.push(...problems.slice(0, this.#most - this.#first.length))
  }

  get first(): readonly AppError[] {
    return this.#first
  }

  get count(): number {
    return this.#count
  }
}
