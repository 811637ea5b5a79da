import type { Settings } from './settings.ts'

export const settingsVersion = 6

/** Before she has chosen anything. Apart from their schema: the window's shell needs no schema library. */
export const defaultSettings: Settings = {
  version: settingsVersion,
  language: 'ar',
  theme: 'system',
  annotatorName: null,
  recentCorpora: [],
  lastDocument: {},
  textSize: 20,
  font: 'naskh',
  measure: 29.4,
  leading: 2.1,
  chips: 'near',
  showGold: false,
  screen: 'article',
  libraryQuery: null,
  exportOptions: {},
  exportLayers: {},
  exportFolders: {},
  views: {},
  keys: {},
  absorb: 'ask',
  recentCommands: [],
  reading: false,
  window: null,
}
