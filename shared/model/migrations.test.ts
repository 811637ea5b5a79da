import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { storedCommitFile } from '../edit/stored-commit.ts'
import { corpusFile } from './corpus.ts'
import { documentFile } from './document.ts'
import { layerFile } from './layer.ts'
import { schemeFile } from './scheme.ts'
import { settingsFile } from './settings.ts'
import { parseVersioned, type Versioned } from './versioned.ts'

const kinds: readonly Versioned<unknown>[] = [
  corpusFile,
  documentFile,
  layerFile,
  schemeFile,
  settingsFile,
  storedCommitFile,
]

/** A file of an older version and what it must become. Every migration has one. */
type Case = { readonly kind: string; readonly from: number; readonly before: unknown; readonly after: unknown }
const settings1 = {
  language: 'ar',
  theme: 'dark',
  annotatorName: null,
  recentCorpora: [],
  lastDocument: {},
  textSize: 22,
  showGold: false,
  screen: 'article',
  libraryQuery: null,
  exportOptions: {},
  window: null,
}
const settings2 = { ...settings1, keys: { leap: ['KeyX'] }, absorb: 'never' }
const reading = { font: 'naskh', measure: 29.4, leading: 2.1, chips: 'near', reading: false }
const settings3 = { ...settings2, ...reading }
const exports = { exportLayers: {}, exportFolders: {} }
const layerBefore = {
  document: 'a'.repeat(26),
  annotator: 'nour',
  status: 'new',
  schemeRevision: 0,
  revision: 1,
  changedAt: null,
  held: {},
  records: [{ kind: 'status', id: 'status', value: 'new' }],
  tombstones: [],
}
const commitBefore = {
  sequence: 1,
  name: 'setStatus',
  at: '2026-01-01T00:00:00.000Z',
  diffs: [{ document: 'a'.repeat(26), added: layerBefore.records, updated: [], removed: [] }],
}
const scheme1 = {
  id: 'own',
  revision: 3,
  name: { ar: 'خاص', en: 'Own' },
  labels: [],
  relationTypes: [],
  roleTypes: [],
  agreementTypes: [],
  agreementStatuses: [],
  categories: [],
}
const scheme2 = { ...scheme1, version: 2, policy: { nesting: 'any', crossing: 'any' } }
const corpusBefore = { name: 'أخبار', annotators: [], settings: {} }
const cases: readonly Case[] = [
  {
    kind: 'settings',
    from: 1,
    before: { ...settings1, version: 1 },
    after: { ...settings1, ...reading, version: 6, keys: {}, absorb: 'ask', recentCommands: [], views: {}, ...exports },
  },
  {
    kind: 'settings',
    from: 2,
    before: { ...settings2, version: 2 },
    after: { ...settings3, version: 6, recentCommands: [], views: {}, ...exports },
  },
  {
    kind: 'settings',
    from: 3,
    before: { ...settings3, version: 3 },
    after: { ...settings3, version: 6, recentCommands: [], views: {}, ...exports },
  },
  {
    kind: 'settings',
    from: 4,
    before: { ...settings3, version: 4, recentCommands: [] },
    after: { ...settings3, version: 6, recentCommands: [], views: {}, ...exports },
  },
  {
    kind: 'settings',
    from: 5,
    before: { ...settings3, version: 5, recentCommands: [], views: {} },
    after: { ...settings3, version: 6, recentCommands: [], views: {}, ...exports },
  },
  { kind: 'scheme', from: 1, before: { version: 1, ...scheme1 }, after: scheme2 },
  {
    kind: 'corpus',
    from: 1,
    before: { version: 1, ...corpusBefore, scheme: { version: 1, ...scheme1 } },
    after: { version: 2, ...corpusBefore, scheme: scheme2, schemeChanges: [] },
  },
  // Version 2 of both may hold clitic choices; what older files hold stays as it is.
  { kind: 'layer', from: 1, before: { version: 1, ...layerBefore }, after: { version: 3, ...layerBefore } },
  // Version 3 may hold what is said of the corpus itself.
  { kind: 'layer', from: 2, before: { version: 2, ...layerBefore }, after: { version: 3, ...layerBefore } },
  // Version 3 of the journal says which deeds were done from outside; older ones were told by the articles they touched.
  { kind: 'journal', from: 1, before: { version: 1, ...commitBefore }, after: { version: 3, ...commitBefore } },
  { kind: 'journal', from: 2, before: { version: 2, ...commitBefore }, after: { version: 3, ...commitBefore } },
]

const missingCases = (files: readonly Versioned<unknown>[], tested: readonly Case[]): readonly string[] =>
  files.flatMap(({ name, migrations }) =>
    migrations
      .filter(({ from }) => !tested.some(one => one.kind === name && one.from === from))
      .map(({ from }) => `${name} ${from}`),
  )

const missingMigrations = (files: readonly Versioned<unknown>[]): readonly string[] =>
  files.flatMap(({ name, version, migrations }) =>
    Array.from({ length: version - 1 }, (_, at) => at + 1)
      .filter(from => migrations.filter(migration => migration.from === from).length !== 1)
      .map(from => `${name} ${from}`),
  )

/** Version 1 held one label, version 2 holds many, version 3 calls them marks. */
const example: Versioned<unknown> = {
  name: 'example',
  version: 3,
  migrations: [
    { from: 1, up: ({ label, ...rest }) => ({ ...rest, labels: [label] }) },
    { from: 2, up: ({ labels, ...rest }) => ({ ...rest, marks: labels, version: 3 }) },
  ],
  schema: z.object({ version: z.literal(3), marks: z.array(z.string()) }),
}

describe('migrations', () => {
  it('lead from every older version to the newest, and each has a case here', () => {
    expect(missingMigrations(kinds)).toEqual([])
    expect(missingCases(kinds, cases)).toEqual([])
  })

  it('are missed by these checks when they are missing', () => {
    expect(missingCases([example], [])).toEqual(['example 1', 'example 2'])
    const [first] = example.migrations
    expect(missingMigrations([{ ...example, migrations: first ? [first] : [] }])).toEqual(['example 2'])
  })

  it('are run for every case', () => {
    for (const { kind, before, after } of cases) {
      const file = kinds.find(({ name }) => name === kind)
      expect(file && parseVersioned(file, kind, before)).toEqual({ ok: true, value: after })
    }
    expect(parseVersioned(example, 'x', { version: 1, label: 'ORG' })).toEqual({
      ok: true,
      value: { version: 3, marks: ['ORG'] },
    })
  })

  it('know every kind of file there is', () => {
    const shared = join(import.meta.dirname, '..')
    const declared = readdirSync(shared, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap(name => [...readFileSync(join(shared, name), 'utf8').matchAll(/export const (\w+): Versioned</g)])
      .map(([, name]) => name)
    expect(declared.sort()).toEqual(kinds.map(({ name }) => fileNames[name]).sort())
  })
})

const fileNames: Readonly<Record<string, string>> = {
  corpus: 'corpusFile',
  document: 'documentFile',
  layer: 'layerFile',
  scheme: 'schemeFile',
  settings: 'settingsFile',
  journal: 'storedCommitFile',
}

describe('files', () => {
  it.each(kinds.map(kind => [kind.name, kind] as const))('of a newer version are refused: %s', (_name, kind) => {
    expect(parseVersioned(kind, 'f', { version: kind.version + 1 })).toEqual({
      ok: false,
      error: { code: 'format/newer', params: { file: 'f', version: kind.version + 1, supported: kind.version } },
    })
  })

  it.each([[null], [[]], ['x'], [{}], [{ version: '1' }], [{ version: 1, sequence: -1 }]])(
    'that do not fit are broken: %j',
    content => {
      expect(parseVersioned(storedCommitFile, 'f', content)).toMatchObject({
        ok: false,
        error: { code: 'file/broken' },
      })
    },
  )
})
