import { expect, it } from 'vitest'
import { doccano } from './doccano.ts'
import { importAll } from './document.fixtures.ts'
import { documentOf, exportOf, memoryFiles, writeOne } from './format.fixtures.ts'
import { labelStudio } from './label-studio.ts'
import { prodigy } from './prodigy.ts'
import { formats } from './registry.ts'
import { spacy } from './spacy.ts'

const text = '🤝 نصّ\nTweet'

it.each([spacy, prodigy, labelStudio])('$id counts code points in what it says of the article too', format => {
  const start = text.indexOf('Tweet')
  const boilerplate = [{ start, end: text.length, why: 'share' as const }]
  const source = exportOf(text, [])
  const document = { ...source.document, metadata: { ...documentOf(text).metadata, boilerplate, extra: { later: 1 } } }
  const { files } = writeOne(format, { ...source, document })
  const said = files.map(file => file.head).join('\n')
  expect(said).toContain(`"boilerplate":[{"start":${start - 1},"end":${text.length - 1},"why":"share"}]`)
  expect(said).not.toContain('later')
})

const foreign = [
  [
    doccano,
    'jsonl',
    { text: 'نصّ', label: [], Comments: ['راجع'], topic: 'غاز', url: '' },
    { Comments: ['راجع'], topic: 'غاز' },
  ],
  [
    prodigy,
    'jsonl',
    { text: 'نصّ', _input_hash: 1, spans: [], meta: { score: 0.5, title: 7, source: 'وكالة' } },
    { score: 0.5, title: 7 },
  ],
  [
    labelStudio,
    'json',
    [{ id: 3, data: { article: 'نصّ', batch: 2 }, meta: { by: 'س' }, annotations: [] }],
    { batch: 2, meta: { by: 'س' } },
  ],
  [
    spacy,
    'jsonl',
    { text: 'نصّ', entities: [], spans: {}, meta: { section: 'اقتصاد', name: 'أ' } },
    { section: 'اقتصاد' },
  ],
] as const

it.each(foreign.map(([format, ...more]) => [format.id, format, ...more] as const))(
  'what nothing here reads of a file of %s is kept with the article',
  async (id, format, extension, content, kept) => {
    const [part] = await importAll(format, memoryFiles(new Map([[`a.${extension}`, `${JSON.stringify(content)}\n`]])))
    expect(part?.document?.document.metadata.extra).toEqual({ [id]: kept })
  },
)

it('takes the source a file names for the article’s own', async () => {
  const line = JSON.stringify({ text: 'نصّ', _input_hash: 1, spans: [], meta: { source: 'وكالة' } })
  const [part] = await importAll(prodigy, memoryFiles(new Map([['a.jsonl', line]])))
  expect(part?.document?.document.metadata).toEqual({ language: 'ar', direction: 'rtl', source: 'وكالة' })
})

it.each(formats.filter(({ importing }) => importing))(
  '$id finds nothing unknown in a file of this program',
  async format => {
    const source = exportOf(text, [])
    const document = {
      ...source.document,
      metadata: { ...source.document.metadata, title: 'عنوان', publishedAt: '2024-06-11' },
    }
    const parts = await importAll(format, writeOne(format, { ...source, document }).files)
    expect(parts.flatMap(part => Object.keys(part.document?.document.metadata.extra ?? {}))).not.toContain(format.id)
  },
)
