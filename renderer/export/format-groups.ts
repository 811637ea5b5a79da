import type { Format, FormatId } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'

/** What a format is for. */
export type FormatGroup = 'training' | 'tools' | 'archive'

/** In the order they are shown. */
export const formatGroups: readonly FormatGroup[] = ['training', 'tools', 'archive']

export const groupOf: { readonly [Id in FormatId]: FormatGroup } = {
  spacy: 'training',
  huggingface: 'training',
  conll: 'training',
  'conll-nested': 'training',
  gliner: 'training',
  chat: 'training',
  prodigy: 'tools',
  doccano: 'tools',
  'label-studio': 'tools',
  brat: 'tools',
  'webanno-tsv': 'tools',
  csv: 'tools',
  w3c: 'archive',
  native: 'archive',
}

export const formatsOf = (group: FormatGroup): readonly Format[] => formats.filter(({ id }) => groupOf[id] === group)

/** Every format, as they stand below each other. */
export const formatsInOrder: readonly Format[] = formatGroups.flatMap(formatsOf)
