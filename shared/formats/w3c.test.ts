import { describe, expect, it } from 'vitest'
import { surfaceOf } from '../model/surface.ts'
import { importAll } from './document.fixtures.ts'
import { entity, exportOf, memoryFile, writeOne } from './format.fixtures.ts'
import { w3c } from './w3c.ts'

const anno = 'http://www.w3.org/ns/anno.jsonld'

async function read(name: string, content: unknown, folder: ReadonlyMap<string, string> = new Map()) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const parts = await importAll(w3c, [memoryFile(name, text, folder)])
  return {
    documents: parts.flatMap(({ document }) => (document ? [[document.document.name, document.document.text]] : [])),
    marks: parts.flatMap(({ document }) =>
      (document?.layers ?? []).flatMap(({ records }) =>
        records.flatMap(record =>
          record.kind === 'entity'
            ? [[record.label, surfaceOf(document?.document.text ?? '', record.spans), record.spans[0]?.start]]
            : [],
        ),
      ),
    ),
    problems: parts.flatMap(({ problems }) =>
      problems.map(problem =>
        problem.code === 'format/line' ? `${problem.params.line} ${problem.params.reason}` : problem.code,
      ),
    ),
  }
}

const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix })
const target = (source: string, ...selector: readonly unknown[]) => ({ source, selector })
const annotation = (label: string, at: unknown) => ({ '@context': anno, type: 'Annotation', body: label, target: at })

describe('Web Annotations', () => {
  it('choose each place by position, in code points, and by quote', () => {
    const { text } = writeOne(w3c, exportOf('🤝 زار وفد مصر.', [entity('T1', 'GPE', [11, 14])]))
    expect(JSON.parse(text)).toMatchObject({
      type: 'AnnotationPage',
      about: { type: 'Text', label: 'article one', value: '🤝 زار وفد مصر.' },
      items: [
        {
          type: 'Annotation',
          motivation: 'classifying',
          body: [{ type: 'TextualBody', purpose: 'tagging', value: 'GPE' }],
          target: [
            {
              type: 'SpecificResource',
              selector: [
                { type: 'TextPositionSelector', start: 10, end: 13 },
                { type: 'TextQuoteSelector', exact: 'مصر', prefix: '🤝 زار وفد ', suffix: '.' },
              ],
            },
          ],
        },
      ],
    })
  })

  it('of other tools find their text beside them, and their places by quote', async () => {
    const folder = new Map([['shelf/one.txt', 'زار مصر ثم عاد إلى مصر.']])
    const source = 'https://example.org/texts/one.txt'
    const page = {
      '@context': anno,
      type: 'AnnotationPage',
      items: [
        annotation('GPE', target(source, quote('مصر', 'إلى '))),
        { ...annotation('x', target(source, quote('عاد'))), body: { type: 'TextualBody', value: 'ACT' } },
        annotation('MOVED', target(source, { type: 'TextPositionSelector', start: 5, end: 8 }, quote('مصر'))),
        annotation('GONE', target(source, quote('قطر'))),
        annotation('NOWHERE', target(source, { type: 'FragmentSelector', value: 'x' })),
        { ...annotation('x', target(source, quote('ثم'))), body: [], motivation: 'highlighting' },
      ],
    }
    expect(await read('shelf/one.jsonld', JSON.stringify(page, null, 2), folder)).toEqual({
      documents: [['one', 'زار مصر ثم عاد إلى مصر.']],
      marks: [
        ['GPE', 'مصر', 19],
        ['ACT', 'عاد', 11],
        ['MOVED', 'مصر', 4],
        ['highlighting', 'ثم', 8],
      ],
      problems: [
        '1 annotation 5: an annotation without a place in the text: left out',
        'mention/misplaced',
        'mention/misplaced',
      ],
    })
  })

  it('come in line by line, and each bad one is named', async () => {
    const good = writeOne(w3c, exportOf('زار مصر', [entity('T1', 'GPE', [4, 7])])).text
    const lines = [
      good.trim(),
      '{"@context"',
      '[]',
      JSON.stringify(annotation('GPE', target('urn:gone', quote('مصر')))),
    ]
    expect(await read('a.jsonl', lines.join('\n'))).toEqual({
      documents: [['article one', 'زار مصر']],
      marks: [['GPE', 'مصر', 4]],
      problems: ['2 not JSON', '3 no annotation', '4 the text of urn:gone is neither in the file nor beside it'],
    })
  })

  it('say what cannot be read of one, and keep the rest', async () => {
    const page = JSON.parse(writeOne(w3c, exportOf('زار مصر', [{ ...entity('T1', 'GPE', [4, 7]), doubt: true }])).text)
    page.items[0].body[1].value = '{'
    page.items.push({
      ...page.items[0],
      id: 7,
      target: [{ source: page.about.id, selector: { type: 'TextPositionSelector', start: 90, end: 95 } }],
    })
    expect(await read('a.json', page)).toMatchObject({
      marks: [['GPE', 'مصر', 4]],
      problems: [
        '1 annotation 1: a description that cannot be read: left out',
        '1 annotation 2: a description that cannot be read: left out',
        'mention/misplaced',
      ],
    })
  })
})
