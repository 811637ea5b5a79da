import { expect, test } from './app.ts'
import { readJournal } from './disk.ts'
import { documentIdOf, articleText as sampleText } from './home.ts'
import { press } from './keys.ts'
import { articleText, paintedMarks, saveState } from './on-screen.ts'

test('keys on the way to the next article mark nothing in the one that is left', async ({ home, start }) => {
  const { page } = await start()
  await page.evaluate(() => {
    const text = document.querySelector('[data-testid=article-text]')
    const type = (code: string) => text?.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true }))
    for (const code of ['Digit0', 'KeyF', 'ArrowLeft', 'KeyA']) type(code)
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^001/)
  await press(page, 'KeyS')
  await expect.poll(() => paintedMarks(page, sampleText('001'))).toHaveLength(1)
  await expect(saveState(page)).toHaveAttribute('data-state', 'saved')
  const touched = readJournal(home.corpus).flatMap(({ diffs }) => diffs.map(diff => diff.document))
  expect(touched).toEqual([documentIdOf(sampleText('001'))])
})

test('behind the help nothing is marked and nothing undone', async ({ start }) => {
  const { page } = await start()
  await press(page, 'KeyF')
  const before = await paintedMarks(page, sampleText('000'))
  expect(before).toHaveLength(1)
  await press(page, 'F1')
  await expect(page.getByRole('dialog')).toBeVisible()
  for (const key of ['KeyA', 'Control+KeyZ', 'KeyB', 'Digit0']) await press(page, key)
  expect(await paintedMarks(page, sampleText('000'))).toEqual(before)
  // The letters went to the search of the help: the first Escape takes them out of it.
  await press(page, 'Escape', 2)
  await expect(articleText(page)).toBeFocused()
  await press(page, 'Control+KeyZ')
  await expect.poll(() => paintedMarks(page, sampleText('000'))).toEqual([])
})

test('a search that is given up before it is there leaves the keys with the text', async ({ start }) => {
  const { page } = await start()
  await page.evaluate(() => {
    const text = document.querySelector('[data-testid=article-text]')
    const type = (more: KeyboardEventInit) =>
      text?.dispatchEvent(new KeyboardEvent('keydown', { ...more, bubbles: true, cancelable: true }))
    type({ code: 'KeyF', key: 'f', ctrlKey: true })
    type({ code: 'Escape', key: 'Escape' })
    type({ code: 'KeyF', key: 'f' })
  })
  await expect.poll(() => paintedMarks(page, sampleText('000'))).toHaveLength(1)
  await expect(page.getByTestId('search')).toHaveCount(0)
})
