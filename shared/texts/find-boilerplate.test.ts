import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBoilerplate } from './find-boilerplate.ts'

const found = (text: string, title?: string): readonly (readonly [string, string])[] =>
  findBoilerplate(text, { title }).map(({ start, end, why }) => [why, text.slice(start, end)] as const)

const headline = 'وزارة الصحة توقّع مذكّرة تفاهم'
const prose = 'وقّعت وزارة الصحة اليوم مذكّرة تفاهم مع المجلس، بحضور ممثلين عن الطرفين.'

describe('what is not the article’s own', () => {
  it('is a headline from its second time on, however it is spelt', () => {
    const again = 'وزاره الصحة توقع مذكرة تفاهم'
    expect(found([headline, '', `${headline}`, prose, again].join('\n'))).toEqual([
      ['repetition', headline],
      ['repetition', again],
    ])
  })

  it('is no other line that stands twice', () => {
    expect(found([headline, 'هتف الجمهور طويلا', prose, 'هتف الجمهور طويلا'].join('\n'))).toEqual([])
  })

  it('is a button, a counter and the number beside it; a number alone is not', () => {
    expect(
      found(['1954', prose, 'Total', '0', 'Shares', 'شارك', '12 مشاركة', 'عدد المشاهدات: ٣٤٠'].join('\r\n')),
    ).toEqual([
      ['share', 'Total'],
      ['share', '0'],
      ['share', 'Shares'],
      ['share', 'شارك'],
      ['share', '12 مشاركة'],
      ['share', 'عدد المشاهدات: ٣٤٠'],
    ])
  })

  it('is what else the site offers: the links below it where nothing but links follows', () => {
    const links = ['سوناطراك تبرم عقدًا جديدًا', 'هواوي تفتتح مركزًا في وهران']
    expect(found([headline, prose, 'مواضيع متعلقة', ...links].join('\n'))).toEqual([
      ['related', 'مواضيع متعلقة'],
      ['related', links[0]],
      ['related', links[1]],
    ])
    expect(found([headline, 'اقرأ أيضًا:', ...links, prose].join('\n'))).toEqual([['related', 'اقرأ أيضًا:']])
    expect(found([headline, 'إقرأ أيضاً: سوناطراك تبرم عقدًا جديدًا', prose].join('\n'))).toEqual([
      ['related', 'إقرأ أيضاً: سوناطراك تبرم عقدًا جديدًا'],
    ])
  })

  it('is a byline, and no sentence about somebody who wrote', () => {
    expect(found([headline, 'كتب: الوطن', prose].join('\n'))).toEqual([['byline', 'كتب: الوطن']])
    expect(found([headline, 'كتب الوزير إلى المجلس رسالة مطوّلة حول التعاون', prose].join('\n'))).toEqual([])
    expect(found([headline, 'المصدر: أكّد الوزير أن المشروع سينطلق قبل نهاية السنة.', prose].join('\n'))).toEqual([])
  })

  it('is nothing where a text is nothing but such lines: it is somebody’s list', () => {
    expect(found('شارك\nطباعة')).toEqual([])
  })

  it('is whole lines within the text, in order, whatever the text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        headline,
        'شارك',
        '12',
        'Total',
        'اقرأ أيضا',
        'مواضيع متعلقة',
        'كتب: الوطن',
        '',
        ' ',
        '\uFEFF',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    )
    const end = fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\n\n')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end)), lines => {
        const text = lines.map(([words, ending]) => words + ending).join('')
        let last = 0
        for (const { start, end: stop } of findBoilerplate(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(text.slice(start, stop)).toBe(text.slice(start, stop).trim())
          expect(stop).toBeGreaterThan(start)
          expect(/[\n\r\u2028]/.test(text.slice(start, stop))).toBe(false)
          last = stop
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  }, 30_000)
})
