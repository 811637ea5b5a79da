import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultSettings } from './default-settings.ts'
import { mendSettings } from './mend-settings.ts'
import { settingsSchema } from './settings.ts'

const hers = {
  ...defaultSettings,
  language: 'en',
  theme: 'dark',
  annotatorName: 'نور',
  recentCorpora: ['/one', '/two', '/three'],
  lastDocument: { '/one': 'a'.repeat(26), '/two': 'b'.repeat(26) },
  textSize: 24,
  keys: { leap: ['KeyX'], grow: ['KeyG', 'KeyH'] },
  window: { width: 900, height: 700, x: 0, y: 0, maximized: false },
} as const

const mended = (content: unknown) => {
  const result = mendSettings('settings.json', content)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

it('keeps settings that fit as they are', () => {
  expect(mended(hers)).toEqual({ settings: hers, lost: [] })
})

it('gives a field that does not fit its default, and keeps all others', () => {
  expect(mended({ ...hers, textSize: 9000, font: 'comic', window: { width: 'wide' } })).toEqual({
    settings: { ...hers, textSize: 20, font: 'naskh', window: null },
    lost: ['textSize', 'font', 'window'],
  })
})

it('leaves out of a list or a table only what does not fit', () => {
  const { settings, lost } = mended({
    ...hers,
    recentCorpora: ['/one', 5, '/two', null, '/three'],
    lastDocument: { ...hers.lastDocument, '/bad': 'x' },
    keys: { ...hers.keys, note: 'KeyM', undo: ['KeyZ', 1] },
  })
  expect(settings).toEqual(hers)
  expect(lost.toSorted()).toEqual(['keys.note', 'keys.undo', 'lastDocument./bad', 'recentCorpora.1', 'recentCorpora.3'])
})

it('says nothing of what is missing', () => {
  const { leading, ...rest } = hers
  expect(mended(rest)).toEqual({ settings: { ...hers, leading: defaultSettings.leading }, lost: [] })
})

it('lifts older settings before it mends them', () => {
  const { font, measure, leading, chips, reading, recentCommands, views, exportLayers, exportFolders, ...second } = hers
  expect(mended({ ...second, version: 2, textSize: 'large' })).toMatchObject({
    settings: { language: 'en', textSize: 20, keys: hers.keys, font: 'naskh', version: 6 },
    lost: ['textSize'],
  })
})

it('refuses what tells no version or a later one', () => {
  for (const content of [null, [], 'x', {}, { version: '5' }, { version: -1 }])
    expect(mendSettings('f', content)).toMatchObject({ ok: false, error: { code: 'file/broken' } })
  expect(mendSettings('f', { ...hers, version: 99 })).toMatchObject({ ok: false, error: { code: 'format/newer' } })
})

it('always ends with settings that fit, whatever stands in the file', () => {
  const fields = Object.keys(defaultSettings).filter(name => name !== 'version')
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields), fc.jsonValue()), damage => {
      const { settings, lost } = mended({ ...hers, ...damage })
      expect(settingsSchema.safeParse(settings).success).toBe(true)
      for (const name of fields)
        if (!(name in damage)) expect(Reflect.get(settings, name)).toEqual(Reflect.get(hers, name))
      for (const name of lost) expect(Object.keys(damage)).toContain(name.split('.')[0])
    }),
  )
})
