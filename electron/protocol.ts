import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { errnoOf } from './store/disk-error.ts'

const scheme = 'app'
export const appOrigin = `${scheme}://hashiya`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Must be called before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Undefined where the address leads out of the folder or names no file of a known kind. */
export function toFile(folder: string, url: string): { readonly path: string; readonly type: string } | undefined {
  let name: string
  try {
    name = decodeURIComponent(new URL(url).pathname)
  } catch {
    // An address that cannot be read leads nowhere.
    return undefined
  }
  if (!url.startsWith(`${appOrigin}/`) || name.includes('\0') || name.includes('\\')) return undefined
  const path = normalize(join(folder, name === '/' ? 'index.html' : name))
  const type = types[extname(path)]
  return path.startsWith(folder + sep) && type !== undefined ? { path, type } : undefined
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

  protocol.handle(scheme, async ({ method, url }) => {
    const file = method === 'GET' ? toFile(folder, url) : undefined
    if (!file) return plain(404, 'not found')
    try {
      return new Response(await readFile(file.path), { headers: { ...common, 'Content-Type': file.type } })
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return plain(404, `not built: ${new URL(url).pathname}`)
      throw error
    }
  })
}
