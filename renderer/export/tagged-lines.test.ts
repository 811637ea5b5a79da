import { expect, it } from 'vitest'
import { toTaggedLines } from './tagged-lines.ts'

it('tells documents, sentence breaks and tokens apart', () => {
  expect(toTaggedLines('-DOCSTART- 000_d92\tO\n\nوقع\tO\nمجمع\tB-ORG\nسوناطراك\tI-ORG')).toEqual([
    { kind: 'document', name: '000_d92' },
    { kind: 'break' },
    { kind: 'token', token: 'وقع', tag: 'O', label: null },
    { kind: 'token', token: 'مجمع', tag: 'B-ORG', label: 'ORG' },
    { kind: 'token', token: 'سوناطراك', tag: 'I-ORG', label: 'ORG' },
  ])
})

it('reads the tags of every scheme', () => {
  const labels = ['S-GPE', 'U-GPE', 'L-GPE', 'E-GPE'].map(tag => toTaggedLines(`الجزائر\t${tag}`)[0])
  expect(labels.map(line => line?.kind === 'token' && line.label)).toEqual(['GPE', 'GPE', 'GPE', 'GPE'])
})
