import { expect, it } from 'vitest'
import { createAttestation } from '../text/attested-forms.ts'
import { BorderForms, repairBorders } from './border-repair.ts'
import { entity } from './format.fixtures.ts'

const text = 'زار والسعودية، وسافر للمغرب وواشنطن. السعودية والمغرب والولايات.'
const mark = (id: string, words: string) => {
  const start = text.indexOf(words)
  return entity(id, 'GPE', [start, start + words.length])
}
const marks = [mark('T1', 'والسعودية'), mark('T2', 'للمغرب'), mark('T3', 'واشنطن'), mark('T4', 'وافي')]

it('offers forms whose clitic the texts show, and none else', () => {
  const forms = new BorderForms()
  for (const one of marks.slice(0, 3)) forms.add(text, one)
  expect(forms.withClitic(createAttestation([text])).map(({ form, clitic, rest }) => [form, clitic, rest])).toEqual([
    ['للمغرب', 'ل', 'لمغرب'],
    ['والسعودية', 'و', 'السعودية'],
  ])
})

it('cuts what was chosen, says what لمغرب is called, and leaves everything else', () => {
  const forms = new BorderForms()
  for (const one of marks.slice(0, 3)) forms.add(text, one)
  const [first, second] = forms.withClitic(createAttestation([text]))
  if (!first || !second) throw new Error('no forms')
  const repaired = repairBorders(text, marks.slice(0, 3), [first, second])
  expect(
    repaired.map(one => one.kind === 'entity' && [text.slice(one.spans[0]?.start, one.spans[0]?.end), one.normal]),
  ).toEqual([
    ['السعودية', undefined],
    ['لمغرب', 'المغرب'],
    ['واشنطن', undefined],
  ])
  expect(repairBorders(text, marks, [])).toBe(marks)
})
