import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { settleDense } from './painting-story.ts'
import { readPdf } from './pdf.ts'

test('saves the article as PDF: its name, what its colours mean, its words, its marks', async ({ start, home }) => {
  rmSync(home.corpus, { recursive: true })
  await settleDense(home, { theme: 'dark' })
  const { app, page } = await start()
  const file = path.join(home.folder, 'dense.pdf')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'قائمة المقالة', exact: true }).click()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('menuitem', { name: 'احفظ بصيغة PDF…' }).click()
  await expect(page.getByText('كُتب dense.pdf')).toBeVisible()
  // The screen is as it was.
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  const [first] = readPdf(readFileSync(file))
  expect(first?.text).toContain('Huawei')
  // Glyphs stand as they are drawn: Arabic from its end, in shapes of its own.
  const read = [...(first?.text ?? '').normalize('NFKC')].reverse().join('')
  for (const label of ['جهة', 'حدث', 'برنامج']) expect(read).toContain(label)
  // Fills of the light theme: an organisation's, a law's.
  expect([...(first?.fills ?? [])]).toEqual(expect.arrayContaining(['228 243 239', '237 238 250']))
  // Whatever colour the window has, the last that is laid under the whole page is white.
  const grounds = first?.boxes.filter(({ colour, height }) => colour !== '' && height > 400) ?? []
  expect(grounds.at(-1)?.colour).toBe('255 255 255')
})

test('lines lie under the letters on every page, whatever the screen is', async ({ start, home }) => {
  rmSync(home.corpus, { recursive: true })
  await settleDense(home, { textSize: 40, chips: 'all' })
  const { app, page } = await start()
  await page.evaluate(() => document.fonts.ready)
  const bytes = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return (await contents?.printToPDF({ printBackground: true, pageSize: 'A5' }))?.toString('base64')
  })
  const pages = readPdf(Buffer.from(bytes ?? '', 'base64'))
  expect(pages.length).toBeGreaterThan(1)
  const marked = pages.map(({ words, boxes }) => {
    // The Latin half of the face is a little smaller; all else on paper much.
    const baselines = words.filter(({ size }) => size > 34).map(({ baseline }) => baseline)
    const first = Math.min(...baselines)
    return boxes
      .filter(({ top, height }) => height > 0 && height < 5 && top > first)
      .map(({ top }) => (top - Math.max(...baselines.filter(baseline => baseline <= top))) / 40)
  })
  const depths = marked.flat()
  expect(marked.filter(lines => lines.length > 0).length, 'pages with marks').toBeGreaterThan(1)
  expect(Math.min(...depths)).toBeGreaterThan(0.57)
  expect(Math.max(...depths)).toBeLessThan(1.1)
  // One depth for each of the three lanes, of solid, dotted and double lines.
  expect(new Set(depths.map(depth => Math.floor((depth - 0.57) / 0.18)))).toEqual(new Set([0, 1, 2]))
  await expect(page.locator('.on-paper')).toHaveCount(0)
})

test('how the text looks is set by keyboard and mouse, without a violation', async ({ start }) => {
  const { page } = await start()
  await page.getByRole('button', { name: 'هيئة النص', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([])
  const text = page.getByTestId('article-text')
  const line = (): Promise<number> => text.evaluate(element => Number.parseFloat(getComputedStyle(element).lineHeight))
  const before = await line()
  await page.getByRole('slider', { name: 'بُعد ما بين السطور' }).focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(line).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'أعد الهيئة الأولى' }).click()
  await expect.poll(line).toBe(before)
})
