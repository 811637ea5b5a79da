import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { _electron, chromium, type Page } from '@playwright/test'
import { electronArgs, electronPath } from '../../app.ts'
import { root } from '../../home.ts'
import { killTree } from '../../process-tree.ts'

/** Runs `work` in a new page at `url`, and ends the page whatever it is doing then. */
export type Engine = {
  readonly id: 'electron' | 'chromium'
  readonly withPage: <Value>(url: string, work: (page: Page) => Promise<Value>) => Promise<Value>
}

const windowSize = { width: 1440, height: 900 }

const main = `const { app, BrowserWindow } = require('electron')
app.setPath('userData', require('node:path').join(__dirname, 'user'))
app.whenReady().then(() => new BrowserWindow(${JSON.stringify({ ...windowSize, useContentSize: true })}).loadURL(process.env.BESIDE_URL))
`

/** The engine the program runs on, with a bare window. */
export const electronEngine: Engine = {
  id: 'electron',
  withPage: async (url, work) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-beside-'))
    try {
      mkdirSync(path.join(folder, 'user'))
      writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'beside', main: 'main.cjs' }))
      writeFileSync(path.join(folder, 'main.cjs'), main)
      const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
      const inherited = Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      )
      const app = await _electron.launch({
        executablePath: electronPath(),
        args: [...electronArgs.slice(0, -1), folder],
        env: { ...inherited, BESIDE_URL: url },
      })
      const pid = app.process().pid
      const ended = new Promise<void>(resolve => app.process().once('exit', () => resolve()))
      try {
        const page = await app.firstWindow()
        await page.waitForLoadState('load')
        return await work(page)
      } finally {
        if (pid !== undefined) killTree(pid)
        await ended
      }
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

/** The system's Chromium (HASHIYA_CHROMIUM), which stands for the engine users get; null where there is none. */
export function chromiumEngine(): Engine | null {
  const executablePath = process.env.HASHIYA_CHROMIUM
  if (!executablePath) return null
  return {
    id: 'chromium',
    withPage: async (url, work) => {
      const server = await chromium.launchServer({ executablePath, headless: false, args: ['--no-sandbox'] })
      try {
        const browser = await chromium.connect(server.wsEndpoint())
        const page = await browser.newPage({ viewport: windowSize })
        await page.goto(url)
        return await work(page)
      } finally {
        // A page that is still at work would not let itself be closed.
        await server.kill()
      }
    },
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Builds the page of the contenders into a folder of its own and serves it to this machine alone while `work` runs. */
export async function withBesidePage<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-beside-page-'))
  try {
    const { build } = await import('vite')
    await build({
      configFile: false,
      root: path.join(root, 'e2e', 'bench', 'beside', 'page'),
      base: './',
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { target: 'chrome114', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
    })
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://page')
      const file = path.join(folder, path.normalize(pathname === '/' ? 'index.html' : pathname))
      try {
        response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
        response.end(readFileSync(file))
      } catch {
        response.writeHead(404).end()
      }
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the page is not served')
    try {
      return await work(`http://127.0.0.1:${address.port}/`)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
