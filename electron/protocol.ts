import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { appScheme, toAppFile } from './app-file.ts'
import { errnoOf } from './store/disk-error.ts'

/** Must be called before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built page, and nothing else, under `app://hashiya/`. `folder` ends in no separator. */
export function serveApp(folder: string, contentSecurityPolicy: string): void {
  const common = {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  }
  const plain = (status: number, text: string): Response =>
    new Response(text, { status, headers: { ...common, 'Content-Type': 'text/plain; charset=utf-8' } })

  protocol.handle(appScheme, async ({ method, url }) => {
    const file = method === 'GET' ? toAppFile(folder, url) : undefined
    if (!file) return plain(404, 'not found')
    try {
      return new Response(await readFile(file.path), { headers: { ...common, 'Content-Type': file.type } })
    } catch (error) {
      if (errnoOf(error) !== undefined) return plain(404, `not built: ${new URL(url).pathname}`)
      throw error
    }
  })
}
