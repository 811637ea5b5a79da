import { extname, join, normalize, sep } from 'node:path'

export const appScheme = 'app'
export const appOrigin = `${appScheme}://hashiya`

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

/** Undefined where the address leads out of the folder or names no file of a known kind. */
export function toAppFile(folder: string, url: string): { readonly path: string; readonly type: string } | undefined {
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
