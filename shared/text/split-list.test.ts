import { expect, it } from 'vitest'
import { createAttestation } from './attested-forms.ts'
import { type ListCut, splitList } from './split-list.ts'

const items = (text: string, cut: ListCut = 'commas', attested = text): readonly string[] =>
  splitList(text, { start: 0, end: text.length }, cut, createAttestation([attested])).map(({ start, end }) =>
    text.slice(start, end),
  )

it('cuts at commas, without clitics, conjunctions and what leads to an item', () => {
  expect(
    items(
      'بالحوسبة السحابية, ومراكز البيانات, والشبكات المعلوماتية, والاتصالات, إضافة إلى الأمن السيبراني',
      'commas',
      'الحوسبة',
    ),
  ).toEqual(['الحوسبة السحابية', 'مراكز البيانات', 'الشبكات المعلوماتية', 'الاتصالات', 'الأمن السيبراني'])
})

it('cuts the last و of a list whose items bring none', () => {
  expect(items('الحوسبة, التخزين, الذاكرة, الشبكات والأمن المعلوماتي')).toEqual([
    'الحوسبة',
    'التخزين',
    'الذاكرة',
    'الشبكات',
    'الأمن المعلوماتي',
  ])
  expect(items('البحث والتطوير، والابتكار')).toEqual(['البحث والتطوير', 'الابتكار'])
})

it('leaves words joined by و whole, unless that is asked', () => {
  expect(items('الرقمنة وتكنولوجيا المعلومات')).toEqual(['الرقمنة وتكنولوجيا المعلومات'])
  expect(items('الرقمنة وتكنولوجيا المعلومات', 'conjunctions', 'تكنولوجيا')).toEqual(['الرقمنة', 'تكنولوجيا المعلومات'])
})

it('knows a word’s own و, brackets and numbers', () => {
  expect(items('وزارة البيئة وجودة الحياة، ولاية وهران', 'conjunctions', 'وزارة ولاية وهران جودة')).toEqual([
    'وزارة البيئة',
    'جودة الحياة',
    'ولاية وهران',
  ])
  expect(items('النفط (الخام, المكرر), الغاز')).toEqual(['النفط (الخام, المكرر)', 'الغاز'])
  expect(items('1,200 مليون')).toEqual(['1,200 مليون'])
})
