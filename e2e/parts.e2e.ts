import { expect, test } from './app.ts'
import { press, tabTo, walk } from './keys.ts'
import { expectPainted, expectSaved, text } from './marking-story.ts'
import { articleText, drag, pointOf } from './on-screen.ts'

const spanOf = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length }
}
const huawei = spanOf('هواوي')
const algeria = spanOf('الجزائر', huawei.end)

test('a mark in two parts is made by keys, is kept over a restart, and one undo takes the part away', async ({
  start,
}) => {
  const program = await start()
  const { page } = program
  await tabTo(page, '[data-testid=article-text]')
  await walk(page, text, 0, huawei.start)
  await press(page, 'KeyF')
  await press(page, 'Shift+KeyO')
  await expect(page.getByTestId('adding-part')).toBeVisible()
  await walk(page, text, huawei.start, algeria.start)
  await press(page, 'Enter')
  await expect(page.getByTestId('adding-part')).toBeHidden()
  const both = [
    { label: 'ORG', ...huawei },
    { label: 'ORG', ...algeria },
  ]
  await expectPainted(page, both)
  await expectSaved(page)
  await program.quit()
  const again = (await start()).page
  await expectPainted(again, both)
  await again.getByTestId('article-text').focus()
  await press(again, 'Control+KeyZ')
  await expectPainted(again, both.slice(0, 1))
})

test('a part is added by the mouse with Ctrl, and Shift+B takes it away', async ({ start }) => {
  const { page } = await start()
  await drag(page, text, huawei.start, huawei.end - 1)
  await articleText(page).focus()
  await press(page, 'KeyF')
  await page.keyboard.down('Control')
  const { x, y } = await pointOf(page, text, algeria.start + 3)
  await page.mouse.click(x, y)
  await page.keyboard.up('Control')
  await expectPainted(page, [
    { label: 'ORG', ...huawei },
    { label: 'ORG', ...algeria },
  ])
  await press(page, 'Shift+KeyB')
  await expectPainted(page, [{ label: 'ORG', ...huawei }])
})

test('a longer mark of the same label asks before it absorbs the shorter, by keys and by mouse', async ({ start }) => {
  const { page } = await start()
  await tabTo(page, '[data-testid=article-text]')
  await walk(page, text, 0, huawei.start)
  await press(page, 'KeyF')
  await expectPainted(page, [{ label: 'ORG', ...huawei }])
  await press(page, 'Shift+ArrowLeft', 2)
  await press(page, 'KeyF')
  await expect(page.getByTestId('question')).toBeVisible()
  await press(page, 'Space')
  await expect(page.getByTestId('question')).toBeHidden()
  const longer = spanOf('هواوي للاتصالات-الجزائر')
  await expectPainted(page, [{ label: 'ORG', start: longer.start, end: longer.end }])
  await press(page, 'Control+KeyZ')
  await expectPainted(page, [{ label: 'ORG', ...huawei }])
  await press(page, 'KeyF')
  await page.getByTestId('question').getByRole('button').nth(1).click()
  await expectPainted(page, [
    { label: 'ORG', start: longer.start, end: longer.end },
    { label: 'ORG', ...huawei },
  ])
})
