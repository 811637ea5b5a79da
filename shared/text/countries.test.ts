import { describe, expect, it } from 'vitest'
import { countriesIn } from './countries.ts'

describe('countries', () => {
  it.each([
    ['بالجزائر العاصمة', ['DZ']],
    ['هواوي للاتصالات-الجزائر', ['DZ']],
    ['للمغرب والسعودية', ['MA', 'SA']],
    ['مدينة شنتشين، الصين', ['CN']],
    ['الولايات المتحدة الأمريكية', ['US']],
    ['كوريا الجنوبيّة', ['KR']],
    ['Morocco', ['MA']],
    // Adjectives and longer words are no places.
    ['الوزارة الجزائرية', []],
    ['المصريون', []],
  ])('in %s', (words, codes) => {
    expect(countriesIn(words)).toEqual(codes)
  })
})
