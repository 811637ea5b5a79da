import { defineConfig } from '@playwright/test'

/** `electron` drives the real program; `chromium` runs the renderer in the machine's own Chromium, which stands for the engine of a current Electron. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list']],
  projects: [{ name: 'electron', testIgnore: '**/chromium/**' }, { name: 'chromium', testMatch: 'chromium/**/*.e2e.ts' }],
})
