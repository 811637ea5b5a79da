import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const modules = path.join(root, 'node_modules')

/** A tiny project with the real compiler and Biome configuration: one clean file in each folder. */
const clean = {
  'shared/clean.ts': "import { z } from 'zod'\nexport const count = z.number()\n",
  'renderer/clean.ts':
    "import { count } from '../shared/clean.ts'\nexport const title = () => document.title + count.parse(1)\n",
  'electron/clean.ts':
    "import { readFileSync } from 'node:fs'\nimport 'electron'\nimport { count } from '../shared/clean.ts'\nexport const size = () => count.parse(readFileSync('x').length)\n",
}

type Folder = 'shared' | 'renderer' | 'electron'

/** What each folder must not reach, as a source that does, and who refuses it. Library types come along, since they could let a wall down. */
const forbidden: readonly (readonly [Folder, string, string, 'compiler' | 'Biome'])[] = [
  ['shared', 'electron/', "import { size } from '../electron/clean.ts'\nexport const wall = size\n", 'compiler'],
  ['shared', 'renderer/', "import { title } from '../renderer/clean.ts'\nexport const wall = title\n", 'compiler'],
  [
    'shared',
    'node:fs',
    "import { readFileSync } from 'node:fs'\nexport const wall = () => readFileSync('x').length\n",
    'compiler',
  ],
  ['shared', 'document', 'export const wall = () => document.title\n', 'compiler'],
  ['shared', 'process', 'export const wall = () => process.pid\n', 'compiler'],
  ['shared', 'react', "import { useState } from 'react'\nexport const wall = () => useState(0)[0]\n", 'Biome'],
  ['renderer', 'electron/', "import { size } from '../electron/clean.ts'\nexport const wall = size\n", 'compiler'],
  [
    'renderer',
    'node:fs',
    "import { readFileSync } from 'node:fs'\nexport const wall = () => readFileSync('x').length\n",
    'compiler',
  ],
  ['renderer', 'process', "import 'react-aria-components'\nexport const wall = () => process.pid\n", 'compiler'],
  ['renderer', 'electron', "import { app } from 'electron'\nexport const wall = () => app.name\n", 'Biome'],
  ['electron', 'renderer/', "import { title } from '../renderer/clean.ts'\nexport const wall = title\n", 'compiler'],
  [
    'electron',
    'document',
    "import { app } from 'electron'\nexport const wall = () => app.name + document.title\n",
    'compiler',
  ],
  ['electron', 'ipcMain', "import { ipcMain } from 'electron'\nexport const wall = () => ipcMain\n", 'Biome'],
]

let project = ''

beforeAll(() => {
  project = realpathSync(mkdtempSync(path.join(tmpdir(), 'hashiya-walls-')))
  symlinkSync(modules, path.join(project, 'node_modules'), 'junction')
  for (const file of ['shared', 'renderer', 'electron'].map(folder => `${folder}/tsconfig.json`)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true })
    cpSync(path.join(root, file), path.join(project, file))
  }
  mkdirSync(path.join(project, 'electron/dev'))
  cpSync(path.join(root, 'electron/dev/tsconfig.base.json'), path.join(project, 'electron/dev/tsconfig.base.json'))
  for (const [file, source] of Object.entries(clean)) writeFileSync(path.join(project, file), source)
})

afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('walls', () => {
  it('lets the allowed imports through', async () => {
    for (const folder of ['shared', 'renderer', 'electron'] as const) expect(await compile(folder)).toEqual(passes)
    const linted = await lint(...Object.keys(clean))
    expect(linted).toEqual(passes)
    expect(linted.output).toContain('Checked 3 files')
  }, 20_000)

  it.each(forbidden)(
    '%s cannot use %s',
    async (folder, _what, source, guard) => {
      const file = path.join(project, folder, 'wall.ts')
      writeFileSync(file, source)
      try {
        const found = guard === 'compiler' ? await compile(folder) : await lint(path.join(folder, 'wall.ts'))
        expect(found.ok).toBe(false)
        expect(found.output).toContain('wall.ts')
        expect(found.output).toMatch(
          guard === 'compiler' ? /error TS(2304|2307|2580|2584|2591|6307|5097)\b/ : /noRestrictedImports/,
        )
      } finally {
        rmSync(file)
      }
    },
    20_000,
  )

  it('is built on the references of the root project', () => {
    const { files, references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'))
    expect(files).toEqual([])
    expect(references).toEqual(expect.arrayContaining([{ path: 'shared' }, { path: 'renderer' }, { path: 'electron' }]))
  })
})

const passes = { ok: true, output: expect.any(String) }
const execute = promisify(execFile)

const compile = (folder: Folder) => finding(path.join(modules, 'typescript/bin/tsc'), ['-b', folder])

const lint = (...places: readonly string[]) =>
  finding(path.join(modules, '@biomejs/biome/bin/biome'), [
    'lint',
    `--config-path=${path.join(root, 'electron/dev/biome.config.json')}`,
    ...places,
  ])

async function finding(script: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  try {
    const { stdout, stderr } = await execute(process.execPath, [script, ...args], { cwd: project })
    return { ok: true, output: stdout + stderr }
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) throw error
    return { ok: false, output: `${error.stdout}${error.stderr}` }
  }
}
