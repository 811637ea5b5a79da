/** A layer of marks or of relations between them, with its columns' names; `first`: index of its first column among all. */
export type WebannoLayer = {
  readonly kind: 'spans' | 'relations' | 'other'
  readonly type: string
  readonly features: readonly string[]
  readonly first: number
  /** Of relations: the layer whose marks they join. */
  readonly base: string | null
}

/** Columns before those of layers: address, offsets, words. */
const fixed = 3

const linguistic = /\.dkpro\.core\.api\.(?!ner\.)/

function toLayer(line: string, first: number): WebannoLayer | undefined {
  const match = /^#T_(SP|CH|RL)=([^|]*)\|?(.*)$/.exec(line)
  if (!match) return undefined
  const [, sort, type = '', rest = ''] = match
  const features = rest.split('|')
  const last = features.at(-1) ?? ''
  if (sort === 'RL' && last.startsWith('BT_'))
    return { kind: 'relations', type, features, first, base: last.slice('BT_'.length) }
  const kind = sort === 'SP' && !linguistic.test(type) ? 'spans' : 'other'
  return { kind, type, features, first, base: null }
}

/** Layers by the lines of a file's header. Each name of a feature is a column; a layer without one has a column all the same. */
export function toLayers(lines: readonly string[]): readonly WebannoLayer[] {
  const layers: WebannoLayer[] = []
  let next = fixed
  for (const line of lines) {
    const layer = toLayer(line, next)
    if (!layer) continue
    layers.push(layer)
    next += layer.features.length
  }
  return layers
}

/** `de.tudarmstadt…NamedEntity` → `NamedEntity`. */
export const shortName = (type: string): string => type.split('.').at(-1) ?? type
