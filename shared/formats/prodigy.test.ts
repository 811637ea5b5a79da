import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importAll, problemsOf, recordsOf, richDocuments } from './document.fixtures.ts'
import { entity, exportOf, memoryFile, writeOne } from './format.fixtures.ts'
import { prodigy } from './prodigy.ts'

const read = (...lines: readonly string[]) => importAll(prodigy, [memoryFile('tasks.jsonl', lines.join('\n'))])

describe('Prodigy', () => {
  it('writes tokens, and spans on them, ends of tokens inclusive', () => {
    const source = exportOf('🤝 زار لمصر', [entity('T1', 'GPE', [8, 11]), entity('T2', 'V', [3, 6])])
    const { text, losses } = writeOne(prodigy, source)
    expect(JSON.parse(text)).toMatchObject({
      _view_id: 'spans_manual',
      answer: 'accept',
      tokens: [
        { text: '🤝', start: 0, end: 1, id: 0, ws: true },
        { text: 'زار', start: 2, end: 5, id: 1, ws: true },
        { text: 'لمصر', start: 6, end: 10, id: 2, ws: false },
      ],
      spans: [
        { id: 'T1', start: 6, end: 10, token_start: 2, token_end: 2, label: 'GPE' },
        { id: 'T2', start: 2, end: 5, token_start: 1, token_end: 1, label: 'V' },
      ],
    })
    expect(losses.map(({ id, reason }) => [id, reason])).toEqual([['T1', 'grown-to-word']])
    const cut = JSON.parse(writeOne(prodigy, source, { borders: 'gold' }).text)
    expect(cut.tokens.map((token: { text: string }) => token.text)).toEqual(['🤝', 'زار', 'ل', 'مصر'])
    expect(cut.spans[0]).toMatchObject({ start: 7, end: 10, token_start: 3, token_end: 3 })
  })

  it('tiles the text with tokens, and spans begin and end on them, whatever the text', () => {
    fc.assert(
      fc.property(richDocuments, fc.constantFrom('word' as const, 'gold' as const), (source, borders) => {
        const line = JSON.parse(writeOne(prodigy, source, { borders }).text)
        const points = [...line.text]
        let end = 0
        for (const token of line.tokens) {
          expect(token.start).toBe(end)
          expect(points.slice(token.start, token.end).join('')).toBe(token.text)
          end = token.end + (token.ws ? 1 : 0)
        }
        expect(end).toBe(points.length)
        for (const span of line.spans) {
          expect(line.tokens[span.token_start].start).toBe(span.start)
          expect(line.tokens[span.token_end].end).toBe(span.end)
        }
        for (const hash of [line._input_hash, line._task_hash]) expect(hash).toBe(hash | 0)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('reads what Prodigy writes: ends of relations by place, who answered, what was answered', async () => {
    const span = (start: number, end: number, label: string) => ({ start, end, token_start: 0, token_end: 0, label })
    const task = (more: object) => JSON.stringify({ _input_hash: 1, text: 'زار مصر', ...more })
    const [x, gpe] = [span(0, 3, 'X'), span(4, 7, 'GPE')]
    const parts = await read(
      task({
        spans: [x, gpe],
        relations: [
          { head: 0, child: 1, head_span: x, child_span: gpe, label: 'of' },
          { head: 0, child: 1, head_span: x, child_span: span(4, 7, 'ORG'), label: 'of' },
        ],
        answer: 'accept',
        _annotator_id: 'db-maryam',
        accept: ['topic:energy', 'plain'],
      }),
      task({ spans: [x], answer: 'reject' }),
      task({ spans: [], answer: 'ignore', meta: { name: 'a', publishedAt: '2024-01-01' } }),
      task({ spans: [gpe], answer: 'accept' }),
      task({ spans: [gpe] }),
      task({ spans: [] }),
    )
    expect(parts.map(({ document }) => document?.layers.map(({ name, status }) => [name, status]))).toEqual([
      [['db-maryam', 'in-progress']],
      [['import', 'to-discuss']],
      [['import', 'irrelevant']],
      [['import', 'done']],
      [['import', 'in-progress']],
      [['import', 'new']],
    ])
    expect(recordsOf(parts)).toMatchObject([
      { id: 'span-1', label: 'X' },
      { id: 'span-2', label: 'GPE' },
      { kind: 'relation', from: 'span-1', to: 'span-2' },
      { kind: 'documentLabel', category: 'topic', value: 'energy' },
      { kind: 'documentLabel', category: 'choice', value: 'plain' },
      { label: 'GPE' },
      { label: 'GPE' },
    ])
    expect(problemsOf(parts)).toEqual([
      [1, 'of joins span-1 and 4–7, which are not both there'],
      [2, 'answered reject: its marks are left out'],
    ])
    expect(parts[2]?.document?.document).toMatchObject({ name: 'a', metadata: { publishedAt: '2024-01-01' } })
  })

  it('tells each broken thing by line and reads the rest', async () => {
    const parts = await read(
      '{"_input_hash":1,"text":"زار مصر","tokens":[{"text":"زار","start":0,"end":3},{"text":"مصر","start":3,"end":6}],"spans":[{"start":0,"end":99,"label":"X"},{"start":0,"end":3},{"start":"0","end":3,"label":"X"},{"start":4,"end":7,"label":"GPE"}],"relations":[7]}',
      '{"_input_hash":1,"text":7}',
      '{"_input_hash":1,',
      '{"_input_hash":2,"text":"مصر","spans":{}}',
      '{"_input_hash":2,"text":"مصر"}',
    )
    expect(problemsOf(parts)).toEqual([
      [1, 'token 2 is not what stands in the text at its place'],
      [1, 'span 1: 0–99 is no place in the text'],
      [1, 'span 2: no label'],
      [1, expect.stringContaining('span 3: start')],
      [1, expect.stringContaining('relation 1')],
      [2, expect.stringContaining('text')],
      [3, 'not JSON'],
      [4, expect.stringContaining('spans')],
    ])
    expect(recordsOf(parts)).toMatchObject([{ label: 'GPE', spans: [{ start: 4, end: 7 }] }])
    expect(parts.filter(({ document }) => document).length).toBe(2)
  })
})
