import { app, type Session } from 'electron'
import { appOrigin } from './app-file.ts'

/**
 * SHA-256 of styles that a library writes into the page itself, as a content security policy names them. React Aria injects one.
 * See https://www.w3.org/TR/CSP3/#framework-directive-source-list
 */
const injectedStyles: readonly string[] = ['sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=']

/** The page may load what came with the program and nothing else, from nowhere else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src ${["'self'", ...injectedStyles.map(hash => `'${hash}'`)].join(' ')}`,
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Whether an address belongs to this program. */
export const isAppUrl = (url: string): boolean => url.startsWith(`${appOrigin}/`)

/** No way out of the page and none in: for every window there will ever be. Electron's security checklist, points 4 to 17. */
export function denyTheWorld(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', event => event.preventDefault())
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-frame-navigate', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** No permission is ever granted, and no request leaves this computer. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    // Developer tools bring their own pages, which a packaged program never opens.
    const isAllowed = isAppUrl(url) || (!app.isPackaged && url.startsWith('devtools:'))
    callback({ cancel: !isAllowed })
  })
}
