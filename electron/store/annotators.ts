import { createHash } from 'node:crypto'
import type { Annotator } from '../../shared/model/corpus.ts'
import { type AnnotatorId, annotatorIdSchema } from '../../shared/model/ids.ts'
import { goldAnnotator, toBase32 } from '../../shared/model/make-id.ts'

/** Latin names speak for themselves; others get letters drawn from the name, the same on every laptop. */
function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const isLatin = !/[^\p{Script=Latin}\p{N}\p{P}\p{Z}\p{S}]/u.test(plain)
  const slug = isLatin ? plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') : ''
  if (slug !== '') return slug.slice(0, 28).replace(/-$/, '')
  return `annotator-${toBase32(createHash('sha256').update(name.normalize('NFC')).digest()).slice(0, 6)}`
}

/** The annotator of that name; a new one gets an id that nobody has yet, and one without a name is called by it. */
export function findOrNameAnnotator(annotators: readonly Annotator[], name: string): Annotator {
  const exact = name.normalize('NFC').trim()
  const known = annotators.find(annotator => annotator.name.normalize('NFC') === exact)
  if (known) return known
  const taken = new Set<AnnotatorId>([goldAnnotator, ...annotators.map(annotator => annotator.id)])
  const slug = slugOf(exact)
  for (let count = 1; ; count++) {
    const id = annotatorIdSchema.parse(count === 1 ? slug : `${slug}-${count}`)
    if (!taken.has(id)) return { id, name: exact === '' ? id : exact }
  }
}
