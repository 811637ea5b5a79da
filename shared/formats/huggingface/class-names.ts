import type { Tags } from '../export-options.ts'
import type { TaggedRange } from '../tags.ts'
import { toTags } from '../tags.ts'

/** Tags as numbers: `O` first, then those of the labels in the order they are declared; a tag nobody declared comes after them. */
export class ClassNames {
  readonly #ids = new Map<string, number>()

  /** `labels`: of the scheme, so that two exports of one scheme number alike. */
  constructor(labels: readonly string[], tags: Tags) {
    this.idOf('O')
    for (const label of labels) for (const tag of tagsOfLabel(label, tags)) this.idOf(tag)
  }

  get names(): readonly string[] {
    return [...this.#ids.keys()]
  }

  idOf(tag: string): number {
    const known = this.#ids.get(tag)
    if (known !== undefined) return known
    this.#ids.set(tag, this.#ids.size)
    return this.#ids.size - 1
  }
}

/** Every tag a label may come in: those of a mention of three tokens and of one. */
const tagsOfLabel = (label: string, tags: Tags): readonly string[] => {
  const ranges: readonly TaggedRange[] = [
    { first: 0, end: 3, label },
    { first: 3, end: 4, label },
  ]
  return [...new Set(toTags(4, ranges, tags))]
}
