import { writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'

/** Milliseconds to wait for the article, and between two looks. */
const patience = 60_000
const interval = 50

/** Whether the page has painted the article, its fonts and its marks. */
const isPainted = "document.documentElement.dataset.ready === 'article' && document.fonts.status === 'loaded'"

/** Writes what the window shows once the article is painted. False: it was not in time. */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<boolean> {
  const last = Date.now() + patience
  while (!(await window.webContents.executeJavaScript(isPainted))) {
    if (Date.now() > last) return false
    await setTimeout(interval)
  }
  const image = await window.webContents.capturePage()
  await writeFile(file, image.toPNG())
  return true
}
