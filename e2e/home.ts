import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultSettings } from '../shared/model/default-settings.ts'
import type { DocumentId } from '../shared/model/ids.ts'
import { toDocumentId } from '../shared/model/make-id.ts'
import type { Settings } from '../shared/model/settings.ts'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** Reference material beside the project; tests that need it skip where it is missing. */
export const referenceFolder = path.join(root, '..', 'shared')

export const annotatorName = 'نور الهدى'

/** Folders of one test, made for it and removed after it. */
export type Home = {
  readonly folder: string
  /** Copy of the sample corpus. */
  readonly corpus: string
  /** What HASHIYA_USER_DATA names. */
  readonly user: string
}

/** A home with the sample corpus and a name given, as after the first start. */
export function makeHome(sample: string, settings: Partial<Settings> = {}): Home {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-e2e-'))
  const home: Home = { folder, corpus: path.join(folder, 'corpus'), user: path.join(folder, 'user') }
  cpSync(sample, home.corpus, { recursive: true })
  mkdirSync(home.user)
  writeSettings(home, settings)
  return home
}

export const settingsPath = (home: Home): string => path.join(home.user, 'settings.json')

/** Writes settings before a start: as she left them, her name given, article 000 open, unless told otherwise. */
export function writeSettings(home: Home, settings: Partial<Settings>): void {
  const window = { width: 1440, height: 900, x: 0, y: 0, maximized: false }
  const lastDocument = { [home.corpus]: documentIdOf(articleText('000')) }
  const all: Settings = { ...defaultSettings, annotatorName, theme: 'light', window, lastDocument, ...settings }
  writeFileSync(settingsPath(home), JSON.stringify(all))
}

export const removeHome = (home: Home): void => rmSync(home.folder, { recursive: true, force: true })

/** The five articles of the sample, in the order of their names. */
export const sampleArticles: readonly { readonly name: string; readonly text: string }[] = readdirSync(
  path.join(root, 'seeds', 'articles'),
)
  .sort()
  .map(file => ({
    name: path.basename(file, '.txt'),
    text: readFileSync(path.join(root, 'seeds', 'articles', file), 'utf8'),
  }))

/** A sample article by the figure its name begins with. */
export function articleText(figure: '000' | '001' | '002' | '003' | '004'): string {
  const found = sampleArticles.find(article => article.name.startsWith(figure))
  if (!found) throw new Error(`no sample article ${figure}`)
  return found.text
}

export const documentIdOf = (text: string): DocumentId =>
  toDocumentId(createHash('sha256').update(text, 'utf8').digest())
