import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { press } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { languages } from './names.ts'

const names = (page: Page) => page.getByTestId('names-table')
const same = (page: Page) => page.getByTestId('same-table')
const mentions = (page: Page) => page.getByTestId('concordance-table')

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
}

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ settings: { language, theme, screen: 'concordance' } })
      test('looks right, and passes axe', async ({ home, start }, info) => {
        await markAsGold(home)
        const { page, quit } = await start({ ready: 'concordance' })
        await expect(mentions(page).getByRole('row').nth(1)).toBeVisible()
        await page.screenshot({ path: info.outputPath('1-concordance.png') })
        await press(page, 'Enter')
        await press(page, 'Shift+ArrowDown', 3)
        await page.screenshot({ path: info.outputPath('2-chosen.png') })
        await expectNoViolations(page)
        await press(page, 'KeyS')
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.screenshot({ path: info.outputPath('3-preview.png') })
        await expectNoViolations(page)
        await press(page, 'Escape', 3)
        await press(page, 'KeyY')
        await expect(same(page).getByRole('row').nth(1)).toBeFocused()
        await page.screenshot({ path: info.outputPath('4-same.png') })
        await expectNoViolations(page)
        await press(page, 'Space')
        await expect(page.getByTestId('last-deed')).toBeVisible()
        await press(page, 'KeyY')
        await expect(names(page).getByRole('row').nth(1)).toBeFocused()
        await press(page, 'Home')
        await press(page, 'Enter')
        await page.screenshot({ path: info.outputPath('5-entity.png') })
        await press(page, 'KeyN')
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.screenshot({ path: info.outputPath('6-names.png') })
        await expectNoViolations(page)
        await press(page, 'Escape')
        await press(page, 'KeyL')
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.screenshot({ path: info.outputPath('7-link.png') })
        await expectNoViolations(page)
        await quit()
      })
    })
