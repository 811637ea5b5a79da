import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, waitReady } from './app.ts'
import { press, tabTo } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { articleText } from './on-screen.ts'
import { expectNoViolations } from './scheme-deeds.ts'

test.describe('guidelines', () => {
  test.use({ settings: { language: 'en' } })

  test('are written beside the articles and shown at the palette, the part of the label at hand first', async ({
    home,
    start,
  }, info) => {
    await markAsGold(home)
    const { page } = await start()
    await articleText(page).focus()
    await press(page, 'F9')
    await expect(page.getByRole('dialog')).toContainText('There are no guidelines yet')
    await tabTo(page, '[data-act=write]')
    await press(page, 'Enter')
    await waitReady(page, 'scheme')
    await tabTo(page, '.guidelines-both textarea')
    await page.keyboard.insertText(
      '# Agreements\n\nRead first.\n\n## ORG\n\nThe **longest** name. <img src=x onerror="document.title=1"> [out](https://example.org)\n\n## GPE\n\nCountries.\n',
    )
    await tabTo(page, '[data-act=save]')
    await press(page, 'Enter')
    await expect(async () =>
      expect(readFileSync(path.join(home.corpus, 'guidelines.md'), 'utf8')).toContain('## ORG'),
    ).toPass()
    await page.screenshot({ path: info.outputPath('write.png') })
    await expectNoViolations(page)

    await page.getByRole('button', { name: 'Article', exact: true }).click()
    await waitReady(page, 'article')
    await articleText(page).focus()
    await press(page, 'KeyJ')
    await press(page, 'F9')
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('strong').first()).toHaveText('longest')
    // The part of the label, then all of it; nothing of the outside, no markup of its own.
    await expect(dialog.getByRole('heading', { name: 'ORG' })).toHaveCount(2)
    await expect(dialog.locator('img, a, script')).toHaveCount(0)
    await page.screenshot({ path: info.outputPath('read.png') })
    await expectNoViolations(page)
  })
})
