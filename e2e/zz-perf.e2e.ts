import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from './app.ts'
import { installClock } from './bench/frame-clock.ts'
import { writeSettings } from './home.ts'
import { makeLargeCorpus, makeLargeText, marksOver } from './large-corpus.ts'

test('perf', async ({ home, start }) => {
  test.setTimeout(400_000)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-zz-'))
  const article = makeLargeText(1_000_000)
  const corpus = path.join(folder, 'corpus')
  const id = await makeLargeCorpus(corpus, article, marksOver(article, 20_000))
  writeSettings(home, { lastDocument: { [corpus]: id } })
  const { page } = await start({ env: { HASHIYA_CORPUS: corpus } })
  await expect(page.getByTestId('mention-list')).toHaveAttribute('aria-rowcount', '20000')
  await installClock(page)
  await page.getByTestId('article-text').focus()
  const keys = ['KeyF', 'KeyA', 'KeyS', 'KeyD', 'KeyG']
  const run = async (n: number) => {
    const out: number[] = []
    for (let i = 0; i < n; i++) {
      await page.evaluate(i => window.benchClock.armKey(`k${i}`), i)
      const longBefore = await page.evaluate(() => performance.now())
      await page.keyboard.press(keys[i % 5] ?? 'KeyF')
      out.push(await page.evaluate(() => window.benchClock.keyTime()))
      void longBefore
      await page.evaluate(() => window.benchClock.quiet())
      await page.keyboard.press('KeyB')
      await page.evaluate(() => window.benchClock.quiet())
      await page.keyboard.press('ArrowLeft')
      await page.evaluate(() => window.benchClock.quiet())
    }
    out.sort((a, b) => a - b)
    return { median: out[n >> 1], p95: out[Math.floor(n * 0.95)] }
  }
  const tasks = async () => page.evaluate(() => { const w = window as any; const r = w.longs ?? []; w.longs = []; return r.map((x: number) => Math.round(x)) })
  await page.evaluate(() => { const w = window as any; w.longs = []; new PerformanceObserver(l => { for (const e of l.getEntries()) w.longs.push(e.duration) }).observe({ entryTypes: ['longtask'] }) })
  console.log('without', JSON.stringify(await run(30)), JSON.stringify(await tasks()))
  await page.keyboard.press('KeyY')
  await page.waitForTimeout(500)
  for (let i = 0; i < 8; i++) { await page.keyboard.press('Space'); await page.waitForTimeout(300) }
  console.log('fill', JSON.stringify(await tasks()))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(800)
  await page.screenshot({ path: '/tmp/h/insp-1mb.png' })
  console.log('corners', await page.locator('.over.frames .fillers').first().getAttribute('d').then(d => d?.split('M').length))
  await page.getByTestId('article-text').focus()
  await tasks()
  console.log('with', JSON.stringify(await run(30)), JSON.stringify(await tasks()))
  rmSync(folder, { recursive: true, force: true })
})
