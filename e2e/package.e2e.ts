import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { _electron } from '@playwright/test'
import { environment, expect, test, waitReady } from './app.ts'
import { attachToPage, pipeStdio } from './devtools-pipe.ts'
import { killTree } from './process-tree.ts'

/** `npm run test:full` packages the program and names it: with the shipped fuses, and the same with command line inspection allowed. */
const shipped = process.env.HASHIYA_PACKAGE ?? ''
const inspectable = process.env.HASHIYA_PACKAGE_INSPECTABLE ?? ''

/** How a fuse stands in the executable: the characters 0 and 1. */
const off = 0x30
const on = 0x31

const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

test('the packaged program opens an article and holds no development files', async ({ home }) => {
  const app = await _electron.launch({ executablePath: inspectable, args: noSandbox, env: environment(home) })
  try {
    const page = await app.firstWindow()
    await waitReady(page, 'article')
    await expect(page.getByTestId('article-text')).toContainText('سوناطراك')
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    expect(await app.evaluate(({ app }) => app.isPackaged)).toBe(true)
    expect(path.basename(await app.evaluate(({ app }) => app.getAppPath()))).toBe('app.asar')
    expect(existsSync(path.join(path.dirname(inspectable), 'resources', 'app'))).toBe(false)
  } finally {
    await app.close()
  }
})

test('the shipped fuses are set', async () => {
  const wire = await getCurrentFuseWire(shipped)
  expect(wire.version).toBe(FuseVersion.V1)
  expect(wire[FuseV1Options.RunAsNode]).toBe(off)
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off)
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(off)
  expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(on)
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on)
})

test('the shipped program opens an article, and is neither a Node nor open to a debugger', async ({ home }) => {
  const mark = path.join(home.folder, 'node-options-were-heard')
  const preload = path.join(home.folder, 'preload.cjs')
  writeFileSync(preload, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`)
  const child = spawn(shipped, [...noSandbox, '--inspect=0', '--remote-debugging-pipe'], {
    env: { ...environment(home), ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${preload}` },
    stdio: [...pipeStdio],
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  let complaints = ''
  child.stderr?.on('data', chunk => {
    complaints += String(chunk)
  })
  try {
    const evaluate = await attachToPage(child, 'app://hashiya/')
    // There is nothing to evaluate in before the page has begun to load.
    await expect(async () => expect(await evaluate('document.documentElement.dataset.ready')).toBe('article')).toPass({
      timeout: 20_000,
    })
    const text = await evaluate(`document.querySelector('[data-testid="article-text"]').textContent`)
    expect(text).toContain('سوناطراك')
  } finally {
    if (child.pid !== undefined && child.exitCode === null) killTree(child.pid)
    await ended
  }
  expect(complaints).not.toContain('Debugger listening')
  expect(existsSync(mark)).toBe(false)
})
