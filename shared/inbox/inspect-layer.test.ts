import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entity } from '../formats/format.fixtures.ts'
import { documentIdSchema, recordIdSchema } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { schemeSchema } from '../model/scheme.ts'
import { inspectLayer } from './inspect-layer.ts'
import { MarkedForms } from './marked-forms.ts'

const scheme = schemeSchema.parse(JSON.parse(readFileSync('seeds/scheme.json', 'utf8')))
const document = documentIdSchema.parse('a'.repeat(26))

const at = (text: string, words: string, from = 0): readonly [number, number] => {
  const start = text.indexOf(words, from)
  return [start, start + words.length]
}

function look(text: string, records: readonly Annotation[], elsewhere: readonly (readonly [string, string])[] = []) {
  const forms = new MarkedForms()
  for (const record of records) if (record.kind === 'entity') forms.add(text, record)
  for (const [words, label] of elsewhere) forms.add(words, entity('E', label, [0, words.length]))
  return inspectLayer({ document, title: 'عنوان', direction: 'rtl', language: 'ar', text, records }, scheme, forms).map(
    item => ({ ...item, words: text.slice(item.span.start, item.span.end) }),
  )
}

const text = 'زار وفد سوناطراك الجزائر ثم عادت سوناطراك إلى وهران. قالت لسوناطراك والجزائر كلمة'

describe('an article beside the others', () => {
  it('names every place where a form is not marked, clitics left out, each once', () => {
    const items = look(text, [entity('T1', 'ORG', at(text, 'سوناطراك'))], [['الجزائر', 'GPE']])
    expect(items.map(({ kind, words, fix }) => [kind, words, fix?.do])).toEqual([
      ['unmarked', 'الجزائر', 'mark'],
      ['unmarked', 'سوناطراك', 'mark'],
      ['unmarked', 'سوناطراك', 'mark'],
      ['unmarked', 'الجزائر', 'mark'],
    ])
  })

  it('leaves what lies inside a mention, and what she has refused, in either way', () => {
    const whole = entity('T1', 'ORG', at(text, 'وفد سوناطراك الجزائر'))
    const items = look(text, [whole], [['سوناطراك', 'ORG']])
    expect(items.filter(({ kind }) => kind === 'unmarked')).toHaveLength(2)
    const [first, second] = items
    if (!first || !second) throw new Error('two places')
    const refusal = { kind: 'dismissal', id: recordIdSchema.parse('D'), source: 'person', stamp: whole.stamp } as const
    const left = look(
      text,
      [
        whole,
        { ...refusal, of: 'inbox', subject: first.subject },
        { ...refusal, of: 'find-everywhere', subject: `${second.span.start}-${second.span.end} ORG` },
      ],
      [['سوناطراك', 'ORG']],
    )
    expect(left).toEqual([])
  })

  it('names the label that nearly all others carry, and none where they are divided', () => {
    const mark = entity('T1', 'GPE', at(text, 'سوناطراك'))
    const others = ['سوناطراك', 'سوناطراك', 'سوناطراك'].map(words => [words, 'ORG'] as const)
    const labels = (elsewhere: readonly (readonly [string, string])[]) =>
      look(text, [mark], elsewhere).filter(({ kind }) => kind === 'labels')
    expect(labels(others)).toMatchObject([
      { record: 'T1', label: 'GPE', elsewhere: { label: 'ORG', count: 3 }, fix: { do: 'relabel', label: 'ORG' } },
    ])
    expect(labels([['سوناطراك', 'ORG']])).toEqual([])
  })

  it('lists what an agreement lacks where its words are', () => {
    const agreement: Annotation = {
      ...{
        kind: 'agreement',
        id: recordIdSchema.parse('A'),
        source: 'person',
        stamp: entity('T', 'ORG', [0, 1]).stamp,
      },
      ...{ attributes: {}, note: '', doubt: false, type: 'TALKS', mentions: [] },
      trigger: [{ start: 0, end: 3 }],
      roles: [{ role: 'party', filler: { entity: recordIdSchema.parse('gone') } }],
    }
    const codes = look(text, [agreement]).map(({ kind, code, words }) => [kind, code, words])
    expect(codes).toContainEqual(['frame', 'missing-record', 'زار'])
    expect(codes).toContainEqual(['frame', 'role-few', 'زار'])
  })
})
