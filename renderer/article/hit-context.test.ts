import { describe, expect, test } from 'vitest'
import { contextOf } from './hit-context.ts'

const around = (text: string, words: string) => {
  const start = text.indexOf(words)
  return contextOf(text, { start, end: start + words.length })
}

describe('the words around a hit', () => {
  test('are cut at word borders, and say so', () => {
    const text =
      'وقعت وزارة البيئة وجودة الحياة في الجزائر العاصمة اتفاقية تعاون مع هواوي للاتصالات بحضور الوزيرة والمدير العام'
    expect(around(text, 'هواوي')).toEqual({
      before: '…الجزائر العاصمة اتفاقية تعاون مع ',
      words: 'هواوي',
      after: ' للاتصالات بحضور الوزيرة والمدير…',
    })
  })

  test('keep what is joined to the hit', () => {
    expect(around('سافر وبالمغرب', 'المغرب')).toEqual({ before: 'سافر وب', words: 'المغرب', after: '' })
  })

  test('end with the paragraph', () => {
    expect(around('العنوان\nهواوي\r\nالتالية', 'هواوي')).toEqual({ before: '', words: 'هواوي', after: '' })
  })

  test('part no letter from its marks in a word without end', () => {
    const long = 'بُ'.repeat(60)
    const { before, after } = around(`${long} هواوي ${long}`, 'هواوي')
    expect(before).toMatch(/^…(بُ)+ $/u)
    expect(after).toMatch(/^ (بُ)+…$/u)
  })
})
