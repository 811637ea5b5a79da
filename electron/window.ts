import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { AppEvent } from '../shared/api.ts'
import type { Settings } from '../shared/model/settings.ts'
import { appOrigin } from './app-file.ts'
import { channels } from './channels.ts'

/** The sheet's colour in both themes, as in renderer/styles/tokens.css: the window is never white first. */
const paper = { light: '#fbf9f4', dark: '#1d1b19' } as const

type Bounds = NonNullable<Settings['window']>

/**
 * The program's one window. It is made before anything is known of her, and shown once it is painted and stands where she had it. It closes
 * once the page says that everything is on disk, or where there is no page to ask.
 */
export class AppWindow {
  readonly browserWindow: BrowserWindow
  #isListening = false
  #mayClose = false
  #isPainted = false
  #isPlaced = false
  #onBounds: (bounds: Bounds) => void = () => {
    // Closed before it was known where it had stood.
  }

  constructor(onBug: (bug: unknown) => void) {
    const window = new BrowserWindow({
      width: 1440,
      height: 900,
      minWidth: 720,
      minHeight: 480,
      show: false,
      title: 'Hashiya',
      webPreferences: {
        preload: join(__dirname, 'preload.cjs'),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        // Dictionaries would be downloaded.
        spellcheck: false,
      },
    })
    this.browserWindow = window
    window.once('ready-to-show', () => {
      this.#isPainted = true
      this.#showWhenReady()
    })
    window.on('close', event => {
      this.#onBounds(boundsOf(window))
      if (this.#mayClose || !this.#isListening) return
      event.preventDefault()
      this.tell({ name: 'closing' })
    })
    // A page that is gone cannot be asked; what it had sent is in the journal.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#isListening = false
      onBug(new Error(`the page ended: ${reason}`))
    })
    window.webContents.on('did-start-navigation', details => {
      if (details.isMainFrame && !details.isSameDocument) this.#isListening = false
    })
  }

  /** Throws where the page cannot be loaded. */
  load(): Promise<void> {
    return this.browserWindow.loadURL(`${appOrigin}/`)
  }

  /** Where she had it last, in the theme that is set by now. `onBounds` is told where it stands when it closes. */
  place(bounds: Bounds | null, onBounds: (bounds: Bounds) => void): void {
    this.#onBounds = onBounds
    this.browserWindow.setBackgroundColor(nativeTheme.shouldUseDarkColors ? paper.dark : paper.light)
    if (bounds) this.browserWindow.setBounds(visibleBounds(bounds))
    if (bounds?.maximized) this.browserWindow.maximize()
    this.#isPlaced = true
    this.#showWhenReady()
  }

  #showWhenReady(): void {
    if (this.#isPainted && this.#isPlaced) this.browserWindow.show()
  }

  readonly noteListening = (): void => {
    this.#isListening = true
  }

  /** The page has nothing unsaved any more, or she lets it go. */
  readonly letClose = (): void => {
    this.#mayClose = true
    this.browserWindow.close()
  }

  tell(event: AppEvent): void {
    if (!this.browserWindow.isDestroyed()) this.browserWindow.webContents.send(channels.event, JSON.stringify(event))
  }

  comeForward(): void {
    if (this.browserWindow.isMinimized()) this.browserWindow.restore()
    this.browserWindow.focus()
  }
}

function boundsOf(window: BrowserWindow): Bounds {
  const { width, height, x, y } = window.getNormalBounds()
  return { width, height, x, y, maximized: window.isMaximized() }
}

/** A screen may have been unplugged since: a place nobody sees is forgotten. */
function visibleBounds({ width, height, x, y }: Bounds): { width: number; height: number; x?: number; y?: number } {
  if (x === null || y === null) return { width, height }
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  const isVisible =
    x < workArea.x + workArea.width - 80 &&
    x + width > workArea.x + 80 &&
    y >= workArea.y - 10 &&
    y < workArea.y + workArea.height - 40
  return isVisible ? { width, height, x, y } : { width, height }
}
