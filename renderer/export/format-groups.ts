import type { FormatId } from '../../shared/formats/format.ts'

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
