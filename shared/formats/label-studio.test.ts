import { describe, expect, it } from 'vitest'
import { schemeFile } from '../model/scheme.ts'
import { importAll, problemsOf, recordsOf } from './document.fixtures.ts'
import { entity, exportOf, memoryFile, writeAll } from './format.fixtures.ts'
import { labelStudio } from './label-studio.ts'

const read = (content: unknown) =>
  importAll(labelStudio, [
    memoryFile('tasks.json', typeof content === 'string' ? content : JSON.stringify(content, null, 1)),
  ])

const region = (id: string, start: number, end: number, text: string, more = {}) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end, text, labels: ['GPE'] },
  ...more,
})

const task = (result: readonly unknown[], text = 'زار وفد مصر', more = {}) => ({
  id: 7,
  data: { text },
  annotations: [{ completed_by: 3, result, ...more }],
})

describe('Label Studio', () => {
  it('writes a task and the interface that its controls name', () => {
    const { contents } = writeAll(labelStudio, [
      exportOf('🤝 وقّعت مصر', [
        { ...entity('T1', 'A & "b"', [9, 12]), note: 'راجع', attributes: { sector: 'public', sure: true } },
      ]),
    ])
    expect(JSON.parse(String(contents.get('corpus.json')))).toEqual([
      {
        annotations: [
          {
            annotator: 'gold',
            ground_truth: true,
            result: [
              {
                id: 'T1',
                from_name: 'label',
                to_name: 'text',
                type: 'labels',
                value: { start: 8, end: 11, text: 'مصر', labels: ['A & "b"'] },
                meta: { text: ['راجع'] },
              },
              {
                id: 'T1',
                from_name: 'text-sector',
                to_name: 'text',
                type: 'textarea',
                value: { start: 8, end: 11, text: ['public'] },
              },
              {
                id: 'T1',
                from_name: 'flag-sure',
                to_name: 'text',
                type: 'choices',
                value: { start: 8, end: 11, choices: ['true'] },
              },
            ],
          },
        ],
        data: {
          text: '🤝 وقّعت مصر',
          name: 'article one',
          document: 'a'.repeat(26),
          language: 'ar',
          direction: 'rtl',
        },
      },
    ])
    const xml = String(contents.get('corpus.xml'))
    expect(xml).toContain('<Label value="A &amp; &quot;b&quot;"/>')
    expect(xml).toContain('<TextArea name="text-sector" toName="text" perRegion="true" maxSubmissions="1"/>')
    expect(xml).toContain('<Text name="text" value="$text"/>')
  })

  it('takes users for layers, predictions for suggestions, skipped tasks for what is of no use', async () => {
    const [part] = await read([
      {
        data: { article: 'زار وفد مصر' },
        annotations: [
          { completed_by: { id: 1, email: 'm@x.org' }, result: [region('a', 8, 11, 'مصر')] },
          { completed_by: 3, was_cancelled: true, result: [] },
          { completed_by: 3, result: [] },
          { ground_truth: true, result: [region('b', 8, 11, 'مصر', { meta: { text: ['أ', 'ب'] } })] },
        ],
        predictions: [{ model_version: 'v2', score: 0.5, result: [region('c', 0, 3, 'زار')] }],
      },
    ])
    expect(part?.problems).toEqual([])
    expect(part?.document?.layers).toMatchObject([
      { name: 'm@x.org', status: 'done', records: [{ id: 'a' }] },
      { name: 'user 3', status: 'irrelevant', records: [] },
      { name: 'user 3 2', status: 'done' },
      { name: 'gold', records: [{ id: 'b', note: 'أ\nب' }] },
      { name: 'v2', predicted: true, records: [{ id: 'c' }] },
    ])
  })

  it('reads offsets in code points, and those of older versions in UTF-16, and line breaks quoted in two characters', async () => {
    const text = '😀 زار\nوفد مصر'
    expect(problemsOf(await read([task([region('a', 2, 9, 'زار\\nوفد')], text)]))).toEqual([])
    const old = await read([task([region('a', 3, 10, 'زار\\nوفد'), region('b', 11, 14, 'مصر')], text)])
    expect(recordsOf(old)).toMatchObject([{ spans: [{ start: 3, end: 10 }] }, { spans: [{ start: 11, end: 14 }] }])
    // Nothing is missing of what was only converted.
    expect(old[0]?.document?.layers[0]?.status).toBe('done')
    expect(problemsOf(old)).toEqual([[2, 'task 1: annotation 1: its offsets count UTF-16 units: they were converted']])
  })

  it('joins by relations, whichever way they point, and tells those without an end', async () => {
    const parts = await read([
      task([
        region('a', 0, 3, 'زار'),
        region('b', 8, 11, 'مصر'),
        { type: 'relation', from_id: 'a', to_id: 'b', direction: 'left', labels: ['of'] },
        { type: 'relation', from_id: 'b', to_id: 'a', direction: 'right' },
        { type: 'relation', from_id: 'a', to_id: 'z', labels: ['of'] },
      ]),
    ])
    expect(recordsOf(parts).slice(2)).toMatchObject([
      { kind: 'relation', label: 'of', from: 'b', to: 'a' },
      { kind: 'relation', label: 'relation', from: 'b', to: 'a' },
    ])
    expect(problemsOf(parts)).toEqual([[2, 'task 1: annotation 1: of joins a and z, which are not both there']])
    expect(parts[0]?.document?.layers[0]?.status).toBe('in-progress')
  })

  it('tells each thing it cannot read, by line, and reads the rest', async () => {
    const good = JSON.stringify(task([region('ok', 8, 11, 'مصر')]))
    const parts = await read(
      [
        '[',
        `${JSON.stringify(
          task([
            { id: 'h', type: 'hypertextlabels', value: { start: '/p[1]', end: '/p[1]' } },
            { id: 'r', type: 'rectanglelabels', value: {} },
            { id: 'n', type: 'labels', value: { labels: ['X'] } },
            { id: 'n', type: 'labels', value: { start: 'a' } },
            { id: 'z', from_name: 'sex', type: 'choices', value: { start: 0, end: 3, choices: ['x'] } },
            { from_name: 'stars', type: 'number', value: { number: 3 } },
            region('far', 90, 99, 'الصين'),
            region('moved', 0, 3, 'مصر'),
            7,
          ]),
        )},`,
        '{"id":1},',
        '{"data":{"a":"x","b":"y"}},',
        '{"data":{"text":"x"},"annotations":[{"result":7}]},',
        '{"data":,},',
        good,
      ].join('\n'),
    )
    expect(problemsOf(parts)).toEqual([
      [2, expect.stringContaining('task 1: annotation 1: result 1: ')],
      [2, 'task 1: annotation 1: result 2: rectanglelabels is not read'],
      [2, 'task 1: annotation 1: result 3: no start or no end'],
      [2, expect.stringContaining('task 1: annotation 1: result 4: value.start')],
      [2, 'task 1: annotation 1: result 6: a number on the whole text has no place here'],
      [2, expect.stringContaining('task 1: annotation 1: result 9')],
      [2, 'task 1: annotation 1: sex belongs to z, which is not there'],
      ['far', 'الصين'],
      ['moved', 'مصر'],
      [3, expect.stringContaining('data')],
      [4, 'task 3: data: no text, or several of which none is called text'],
      [5, expect.stringContaining('annotation 1: result')],
      [6, 'task 5: not JSON'],
      [7, 'task 7: the file ends before its list does'],
    ])
    expect(recordsOf(parts).map(({ id }) => id)).toEqual(['moved', 'ok'])
  })

  it('takes for done what is whole, for irrelevant what was skipped, and for neither what was sent back, is a draft or lacks something', async () => {
    const annotation = (more: object, ...result: readonly unknown[]) => ({ result, completed_by: 1, ...more })
    const known = region('a', 8, 11, 'مصر')
    const [part] = await read([
      {
        data: { text: 'زار وفد مصر' },
        annotations: [
          annotation({}, known),
          annotation({}),
          annotation({ was_cancelled: true }),
          annotation({ reviews: [{ accepted: true }, { accepted: false }] }, known),
          annotation({}, known, { id: 'b', type: 'labels', value: { start: 'x' } }),
          annotation({}, region('far', 90, 99, 'الصين')),
        ],
        drafts: [annotation({}, known)],
        predictions: [annotation({}, known)],
      },
    ])
    expect(part?.document?.layers.map(({ status }) => status)).toEqual([
      'done',
      'done',
      'irrelevant',
      'to-discuss',
      'in-progress',
      'in-progress',
      'in-progress',
      'new',
    ])
  })

  it('numbers tasks that stand on one line', async () => {
    const file = `[${JSON.stringify(task([region('a', 8, 11, 'مصر')]))},{"id":2},${JSON.stringify(task([]))},{"id":4}]`
    expect(problemsOf(await read(file))).toEqual([
      [1, expect.stringContaining('task 2: data')],
      [1, expect.stringContaining('task 4: data')],
    ])
  })

  it('gives back the scheme by the interface', async () => {
    const scheme = schemeFile.schema.parse({
      version: 2,
      id: 's',
      revision: 0,
      name: { ar: '', en: '' },
      policy: { nesting: 'any', crossing: 'any' },
      labels: [
        {
          id: 'جهة',
          name: { ar: 'جهة', en: 'Org' },
          description: { ar: '', en: '' },
          examples: [],
          colour: { light: '#445998', dark: '#7084c7' },
          line: 'solid',
          key: 'KeyS',
          parent: null,
          attributes: [
            {
              id: 'sector',
              name: { ar: '', en: '' },
              kind: 'flag',
              values: [],
            },
          ],
          enabled: true,
        },
      ],
      relationTypes: [{ id: 'of', name: { ar: '', en: '' }, from: [], to: [] }],
      roleTypes: [],
      agreementTypes: [{ id: 'MOU', name: { ar: '', en: '' }, roles: ['party'] }],
      agreementStatuses: [],
      categories: [{ id: 'topic', name: { ar: '', en: '' }, values: [{ id: 'energy', name: { ar: '', en: '' } }] }],
    })
    const { files } = writeAll(labelStudio, [], {}, scheme)
    const parts = await importAll(labelStudio, files)
    expect(parts.map(part => part.scheme)).toEqual([
      {
        labels: [{ id: 'جهة', colour: '#445998', key: 's' }],
        relationTypes: [{ id: 'of', from: [], to: [] }],
        agreementTypes: [{ id: 'MOU', roles: [{ id: 'party', labels: [], minimum: 0, maximum: null }] }],
        attributes: [{ id: 'sector', values: ['true', 'false'] }],
        categories: [{ id: 'topic', values: ['energy'] }],
      },
    ])
  })
})
