import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Session } from '../../shared/api.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { SettingsStore } from '../store/settings-store.ts'
import { AppSession } from './app-session.ts'
import { startSession } from './start-session.ts'

const seeds = join(import.meta.dirname, '../../seeds')

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hashiya-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

async function startWith(corpus: string): Promise<Session> {
  const settings = await SettingsStore.open(join(home, 'user-data'))
  const session = new AppSession({ settings, fileSystem: nodeFileSystem, onProblem: () => {} })
  const options = { isSampleWanted: false, documents: home, seeds, device: settings.device, problems: [] }
  const started = await startSession(session, { corpus, ...options })
  await session.close()
  return started
}

it('a file in place of the corpus is told and left alone; the window opens without one', async () => {
  const path = join(home, 'file')
  writeFileSync(path, 'mine')
  expect(await startWith(path)).toMatchObject({
    corpus: null,
    problems: [{ code: 'corpus/not-a-corpus', params: { path } }],
  })
  expect(readFileSync(path, 'utf8')).toBe('mine')
})

it('a path the disk cannot take is told', async () => {
  const path = join(home, 'ن'.repeat(300))
  expect(await startWith(path)).toMatchObject({
    corpus: null,
    problems: [{ code: 'disk/failed', params: { path, reason: 'ENAMETOOLONG' } }],
  })
})
