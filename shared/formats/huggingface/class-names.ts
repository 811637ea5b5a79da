import type { Scheme } from '../../model/scheme.ts'
import type { Tags } from '../export-options.ts'
import { toTags } from '../tags.ts'

/** Every tag a label may come in: those of a mention of three tokens and of one. */
const tagsOfLabel = (label: string, tags: Tags): readonly string[] => {
  const ranges = [
    { first: 0, end: 3, label },
    { first: 3, end: 4, label },
  ]
  return [...new Set(toTags(4, ranges, tags))]
}

/** Names of the tags in the order of their numbers: `O` first, then those of the scheme's labels, so that two exports of one scheme number alike. */
export const classNames = ({ labels }: Scheme, tags: Tags): readonly string[] => [
  'O',
  ...labels.flatMap(({ id }) => tagsOfLabel(id, tags)),
]
