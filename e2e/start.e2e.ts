import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { electronArgs, electronPath, environment, expect, test } from './app.ts'
import { filesBelow } from './disk.ts'
import { annotatorName, type Home, settingsPath } from './home.ts'
import { named, names } from './names.ts'
import { countColour, readPng } from './png.ts'

/** As on the day the program is installed: no corpus, no settings. */
function forgetEverything(home: Home): void {
  rmSync(home.corpus, { recursive: true })
  rmSync(settingsPath(home))
}

const manifestsBelow = (home: Home): readonly string[] =>
  filesBelow(home.folder).filter(name => path.basename(name) === 'corpus.json')

test('asks her name once, at the first start, and makes a working copy of the sample @smoke', async ({
  home,
  start,
}) => {
  forgetEverything(home)
  const { page, quit } = await start({ env: { HASHIYA_CORPUS: undefined }, ready: null })
  const question = page.getByRole('dialog', named(names.ar.yourName))
  await expect(question).toBeVisible()
  await expect(question.getByRole('textbox')).toBeFocused()
  await page.keyboard.type(annotatorName)
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await quit()

  const manifests = manifestsBelow(home)
  expect(manifests).toHaveLength(1)
  const manifest = readFileSync(path.join(home.folder, manifests[0] ?? ''), 'utf8')
  expect(JSON.parse(manifest)).toMatchObject({ annotators: [{ name: annotatorName }] })
  const corpus = path.dirname(path.join(home.folder, manifests[0] ?? ''))
  expect(filesBelow(path.join(corpus, 'documents'))).toHaveLength(5)

  const again = await start({ env: { HASHIYA_CORPUS: undefined }, ready: null })
  await expect.poll(() => again.page.evaluate(() => document.documentElement.dataset.ready)).toMatch(/article|library/)
  await expect(again.page.getByRole('dialog')).toHaveCount(0)
  expect(manifestsBelow(home)).toEqual(manifests)
})

test('writes a screenshot of article 000 with its gold and ends by itself', async ({ home }) => {
  forgetEverything(home)
  const picture = path.join(home.folder, 'screenshot.png')
  const child = spawn(electronPath(), [...electronArgs], {
    env: environment(home, { HASHIYA_CORPUS: undefined, HASHIYA_SCREENSHOT: picture }),
    stdio: 'ignore',
  })
  const code = await new Promise(resolve => child.once('exit', resolve))
  expect(code).toBe(0)
  expect(existsSync(picture)).toBe(true)
  const pixels = readPng(readFileSync(picture))
  expect([pixels.width > 800, pixels.height > 500]).toEqual([true, true])
  // Fills and lines of gold's organisations and places; the palette's samples alone are a few hundred pixels.
  expect(countColour(pixels, [0xe4, 0xf3, 0xef]), 'fill of ORG').toBeGreaterThan(5000)
  expect(countColour(pixels, [0x01, 0x75, 0x66]), 'line of ORG').toBeGreaterThan(300)
  expect(countColour(pixels, [0xf4, 0xee, 0xe3]), 'fill of GPE').toBeGreaterThan(1000)
})
