import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from './app.ts'
import { tabTo } from './keys.ts'
import { choose, contentOf } from './scheme-story.ts'

export const rooms = { labels: 0, roles: 1 } as const
export const pending = (page: Page) => page.getByTestId('pending')
export const schemeOnDisk = async (home: Parameters<typeof contentOf>[0]) => JSON.parse((await contentOf(home)).scheme)
export const entryOnDisk = async (home: Parameters<typeof contentOf>[0], part: string, id: string) =>
  (await schemeOnDisk(home))[part].find((entry: { readonly id: string }) => entry.id === id)

export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
}

/** The system's dialog answers with this file. */
export const answerDialogs = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)

/** Asks for the deletion of the open entry, moves what uses it, says yes: by keys. */
export async function deleteOpen(page: Page, moveTo: string | null): Promise<void> {
  await tabTo(page, '[data-act=delete]')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  if (moveTo !== null) {
    await tabTo(page, '[role=dialog] select')
    await choose(page, moveTo)
  }
  await tabTo(page, '[role=dialog] .btn.first')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Takes the last deed back from wherever the focus is, and waits until all is as it was, byte for byte. */
export async function undo(
  page: Page,
  home: Parameters<typeof contentOf>[0],
  before: Awaited<ReturnType<typeof contentOf>>,
) {
  await tabTo(page, '.rooms button')
  await page.keyboard.press('Control+KeyZ')
  await expect(async () => expect(await contentOf(home)).toEqual(before)).toPass()
}
