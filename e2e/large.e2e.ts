import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DocumentId } from '../shared/model/ids.ts'
import { expect, test } from './app.ts'
import { writeSettings } from './home.ts'
import {
  hasLargeSource,
  type LargeArticle,
  lastWord,
  makeLargeCorpus,
  makeLargeText,
  marksOver,
} from './large-corpus.ts'
import { articleText } from './on-screen.ts'
import { readPdf } from './pdf.ts'

const markCount = 20_000

test.describe('1,000,000 characters with 20,000 marks', () => {
  test.skip(!hasLargeSource, '../shared/data/aqmar is missing')

  let folder = ''
  let article: LargeArticle = { text: '', words: [] }
  let id: DocumentId | null = null

  test.beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-large-'))
    article = makeLargeText(1_000_000)
    id = await makeLargeCorpus(path.join(folder, 'corpus'), article, marksOver(article, markCount))
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('select all copies all of it, find and the accessibility tree reach its last word, print has it', async ({
    home,
    start,
  }) => {
    test.setTimeout(300_000)
    const corpus = path.join(folder, 'corpus')
    writeSettings(home, { lastDocument: id === null ? {} : { [corpus]: id } })
    const { app, page } = await start({ env: { HASHIYA_CORPUS: corpus } })
    await expect(page.getByTestId('mention-list')).toHaveAttribute('aria-rowcount', String(markCount))

    await test.step('select all, copy', async () => {
      await articleText(page).focus()
      await page.keyboard.press('Control+KeyA')
      await page.keyboard.press('Control+KeyC')
      const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
      expect(copied.length).toBe(article.text.length)
      expect(copied === article.text).toBe(true)
    })

    await test.step('find', async () => {
      const found = await app.evaluate(({ BrowserWindow }, word) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (!contents) throw new Error('no window')
        return new Promise<number>(resolve => {
          contents.on('found-in-page', (_, result) => {
            if (result.finalUpdate) resolve(result.matches)
          })
          contents.findInPage(word)
        })
      }, lastWord)
      expect(found).toBe(1)
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.stopFindInPage('clearSelection'),
      )
    })

    await test.step('accessibility tree', async () => {
      const session = await page.context().newCDPSession(page)
      const { nodes } = await session.send('Accessibility.getFullAXTree')
      const lastParagraph = article.text.slice(
        Math.max(article.text.lastIndexOf('\n'), article.text.lastIndexOf('\u2028')) + 1,
      )
      const said = nodes.filter(node => node.role?.value === 'StaticText').map(node => String(node.name?.value ?? ''))
      expect(said.some(words => words.includes(lastParagraph.slice(-200)))).toBe(true)
      await session.detach()
    })

    await test.step('print', async () => {
      const printed = await app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (!contents) throw new Error('no window')
        return (await contents.printToPDF({ printBackground: true })).toString('base64')
      })
      const pages = readPdf(Buffer.from(printed, 'base64'))
      expect(pages.length).toBeGreaterThan(100)
      const last = pages.findLast(({ text }) => text.trim() !== '')
      expect(last?.text).toContain(lastWord)
      // The last mark is CARDINAL: its fill lies under the last word.
      const [red, green, blue] = [0xf2, 0xee, 0xec]
      expect([...(last?.fills ?? [])]).toContain(`${red} ${green} ${blue}`)
    })
  })
})
