import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultSettings, settingsVersion } from '../../shared/model/default-settings.ts'
import type { FileSystem } from './file-system.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { SettingsStore } from './settings-store.ts'
import { must } from './store.fixtures.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashiya-settings-'))
  file = join(folder, 'settings.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

it('are remembered, and the installation keeps its name', async () => {
  const first = await SettingsStore.open(folder)
  expect(first.settings).toEqual(defaultSettings)
  must(await first.update({ theme: 'dark' }))
  // Two at once: the second knows the first.
  await Promise.all([first.update({ language: 'en' }), first.update({ textSize: 24 })])
  const again = await SettingsStore.open(folder)
  expect(again.settings).toEqual({ ...defaultSettings, theme: 'dark', language: 'en', textSize: 24 })
  expect(again.device).toBe(first.device)
  expect(again.problems).toEqual([])
})

it('that are broken are moved aside, and the program starts with those it shipped with', async () => {
  writeFileSync(file, '{"version":1,"lang')
  const store = await SettingsStore.open(folder)
  expect(store.settings).toEqual(defaultSettings)
  const [problem] = store.problems
  const movedTo = problem?.code === 'file/broken' ? problem.params.movedTo : null
  expect(movedTo && readFileSync(movedTo, 'utf8')).toBe('{"version":1,"lang')
})

it('of which one does not fit keep all others, and say which; the file as it was is kept', async () => {
  const old = JSON.stringify({ ...defaultSettings, language: 'en', textSize: 9000, keys: { leap: ['KeyX'] } })
  writeFileSync(file, old)
  const store = await SettingsStore.open(folder)
  expect(store.settings).toEqual({ ...defaultSettings, language: 'en', keys: { leap: ['KeyX'] } })
  expect(store.problems).toMatchObject([{ code: 'settings/mended', params: { file, lost: 'textSize' } }])
  const [problem] = store.problems
  const movedTo = problem?.code === 'settings/mended' ? problem.params.movedTo : null
  expect(movedTo && readFileSync(movedTo, 'utf8')).toBe(old)
  // What was kept is on the disk, and told once.
  const again = await SettingsStore.open(folder)
  expect(again.settings).toEqual(store.settings)
  expect(again.problems).toEqual([])
})

it('of a newer version are left alone', async () => {
  const newer = JSON.stringify({ version: settingsVersion + 1, colour: 'red' })
  writeFileSync(file, newer)
  const store = await SettingsStore.open(folder)
  expect(store.problems).toMatchObject([{ code: 'format/newer' }])
  must(await store.update({ theme: 'dark' }))
  expect(store.settings.theme).toBe('dark')
  expect(readFileSync(file, 'utf8')).toBe(newer)
})

it('that the disk does not take hold for this run, and that is told', async () => {
  const full = (): Promise<never> => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
  const fileSystem: FileSystem = { ...nodeFileSystem, openToAppend: full, createFile: full }
  const store = await SettingsStore.open(folder, fileSystem)
  expect(store.problems).toMatchObject([{ code: 'disk/full' }])
  expect(await store.update({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'disk/full' } })
  expect(store.settings.theme).toBe('dark')
  expect(readdirSync(folder)).toEqual([])
})
