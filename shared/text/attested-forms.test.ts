import { expect, test } from 'vitest'
import { attestedFormsOf, createAttestation, toAttestedForm } from './attested-forms.ts'

test('words that stand alone are attested in every spelling, parts of words are not', () => {
  const isAttested = createAttestation(['وقع مُذَكِّرة، 16% من الإتفاق', 'بالصين'])
  expect(['مذكرة', 'مذكره', 'الاتفاق', 'بالصين'].map(isAttested)).toEqual([true, true, true, true])
  expect(['الصين', '16', 'ذكرة', ''].map(isAttested)).toEqual([false, false, false, false])
})

test('the words of a text come as often as they stand there, in the spelling they are asked for', () => {
  const text = 'هواوي، و«هُواوِي» 5G'
  expect(attestedFormsOf(text)).toEqual(['هواوي', 'و', 'هواوي', '5g'])
  expect(attestedFormsOf(text)).toContain(toAttestedForm('5G'))
})
