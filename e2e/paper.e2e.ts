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
