import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import { corpusInfoSchema, openDocumentSchema } from '../../shared/api.ts'
import { schemeSchema } from '../../shared/model/scheme.ts'

const label = (id: string, key: string) => ({
  id,
  name: { ar: id, en: id },
  description: { ar: '', en: '' },
  examples: [],
  colour: { light: '#017566', dark: '#56b092' },
  line: 'solid',
  key,
  parent: null,
  enabled: true,
})

/** A corpus with three labels, for tests without a disk. */
export const testCorpus: CorpusInfo = corpusInfoSchema.parse({
  path: 'corpus',
  name: 'corpus',
  scheme: schemeSchema.parse({
    version: 2,
    id: 'test',
    revision: 0,
    name: { ar: '', en: '' },
    policy: { nesting: 'any', crossing: 'any' },
    labels: [label('ORG', 'KeyF'), label('GPE', 'KeyS'), label('OCC', 'KeyW')],
    relationTypes: [],
    roleTypes: [],
    agreementTypes: [],
    agreementStatuses: [],
    categories: [],
  }),
  annotators: [],
  annotator: null,
  device: 'abcdefg2',
  readOnly: false,
})

/** A fresh article over `text`. */
export const testDocument = (text: string): OpenDocument =>
  openDocumentSchema.parse({
    id: 'a'.repeat(26),
    name: 'test',
    text,
    metadata: {},
    words: 0,
    records: [],
    status: 'new',
    revision: 0,
    history: [],
    sequence: 0,
    counter: 0,
    hasGold: false,
    place: { at: 0, of: 1 },
    previous: null,
    next: null,
    problems: [],
  })
