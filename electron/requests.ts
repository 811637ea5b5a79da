import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron'
import { channels } from './channels.ts'
import { answerRequest, requestNames } from './requests/answer-request.ts'
import type { RequestContext } from './requests/request-context.ts'
import { isAppUrl } from './security.ts'

export type WindowSignals = { readonly onListening: () => void; readonly onReadyToClose: () => void }

/** Answers the page of this one window, as soon as there is what to answer with. Whoever else asks is a stranger. `onBug` is told what throws before it reaches the page. */
export function answerWindow(
  window: BrowserWindow,
  context: Promise<RequestContext>,
  { onListening, onReadyToClose }: WindowSignals,
  onBug: (bug: unknown) => void,
): void {
  // Electron 25 types no null here, later releases do: a frame may be gone already.
  const checkSender = (frame: WebFrameMain | null): void => {
    const isPage = frame !== null && frame === window.webContents.mainFrame && isAppUrl(frame.url)
    if (!isPage) throw new Error(`a request from a stranger: ${frame?.url ?? 'a frame that is gone'}`)
  }
  for (const name of requestNames)
    ipcMain.handle(channels.request(name), async (event, args: unknown) => {
      try {
        checkSender(event.senderFrame)
        if (typeof args !== 'string') throw new TypeError(`${name} takes one JSON string`)
        return await answerRequest(await context, name, args)
      } catch (bug) {
        onBug(bug)
        throw bug
      }
    })
  const listen = (channel: string, act: () => void): void => {
    ipcMain.on(channel, event => {
      checkSender(event.senderFrame)
      act()
    })
  }
  listen(channels.listening, onListening)
  listen(channels.readyToClose, onReadyToClose)
}
