import { expect, it } from 'vitest'
import { chipBand, chipMeasures } from './chip-band.ts'
import { faces, leadingOf, lineUnder } from './faces.ts'

const fonts = ['naskh', 'amiri', 'scheherazade', 'plex'] as const

it.each(fonts.flatMap(font => [18, 20, 24, 40].map(textSize => [font, textSize] as const)))(
  'where every mark of %s at %i px says its name, names stand between the lines above and the letters below',
  (font, textSize) => {
    const leading = leadingOf({ font, leading: 2.1, chips: 'all' })
    const look = { font, textSize, leading }
    const measures = chipMeasures(look, true)
    const next = leading * textSize
    const band = chipBand(look, measures, next)
    expect(band.top, 'under the third line').toBeGreaterThan(lineUnder(look, 0, 2) + 2)
    const lettersTop = next + (faces[font].ascent - 0.95) * textSize
    expect(band.top + band.height, 'over the letters').toBeLessThanOrEqual(lettersTop)
  },
)

it('leaves the leading she chose where names do not need more', () => {
  expect(leadingOf({ font: 'naskh', leading: 2.1, chips: 'near' })).toBe(2.1)
  expect(leadingOf({ font: 'naskh', leading: 3, chips: 'all' })).toBe(3)
})
