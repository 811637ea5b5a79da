import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { press } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { languages } from './names.ts'

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ settings: { language, theme, screen: 'concordance' } })
      test('looks right, and passes axe', async ({ home, start }, info) => {
        await markAsGold(home)
        const { page, quit } = await start({ ready: 'concordance' })
        await expect(page.getByTestId('concordance-table').getByRole('row').nth(1)).toBeVisible()
        await page.screenshot({ path: info.outputPath('concordance.png') })
        await press(page, 'Enter')
        await press(page, 'Shift+ArrowDown', 3)
        await page.screenshot({ path: info.outputPath('chosen.png') })
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
        await quit()
      })
    })
