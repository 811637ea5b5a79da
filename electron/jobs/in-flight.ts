/** Work of which at most so many are under way at once, and of one key one after the other. What one of them throws, the next `run` or `settled` throws. */
export class InFlight {
  readonly #most: number
  readonly #underWay = new Map<string, Promise<void>>()
  #failure: { readonly thrown: unknown } | null = null

  constructor(most: number) {
    this.#most = most
  }

  /** Returns once it has begun. */
  async run(key: string, act: () => Promise<void>): Promise<void> {
    while (this.#underWay.has(key) || this.#underWay.size >= this.#most)
      await (this.#underWay.get(key) ?? Promise.race(this.#underWay.values()))
    this.#throwFailure()
    const done = act()
      .catch((thrown: unknown) => {
        this.#failure ??= { thrown }
      })
      .finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, done)
  }

  /** Once nothing is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values())
    this.#throwFailure()
  }

  #throwFailure(): void {
    if (!this.#failure) return
    const { thrown } = this.#failure
    this.#failure = null
    throw thrown
  }
}
