import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { markAsGold } from './marked-sample.ts'

const table = (page: Page) => page.getByTestId('ledger-table')
const rows = (page: Page) => table(page).locator('.grid-body [role=row]')
const evidence = (page: Page) => page.getByTestId('evidence')

for (const language of ['ar', 'en'] as const)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language} ${theme}`, () => {
      test.use({ settings: { language, theme, screen: 'agreements' } })
      test('shows the agreements of her layers with their evidence', async ({ home, start }) => {
        await markAsGold(home)
        const { page } = await start({ ready: 'agreements' })
        await expect(rows(page)).toHaveCount(5)
        await rows(page).nth(2).locator('[data-column=date]').click()
        await expect(evidence(page).locator('.evidence-text')).not.toHaveCount(0)
      })
    })
