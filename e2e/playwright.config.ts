import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0

/**
 * `electron` drives the real program, `package` the packaged one (npm run test:full prepares it), `chromium` the page in the system's own
 * Chromium, which stands for the engine of a current Electron.
 */
export default defineConfig({
  testDir: '.',
  globalSetup: './playwright.setup.ts',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  reporter: [['list']],
  projects: [
    { name: 'electron', testIgnore: ['chromium/**', 'package.e2e.ts'] },
    { name: 'package', testMatch: 'package.e2e.ts' },
    {
      name: 'chromium',
      testMatch: 'chromium/**/*.e2e.ts',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: process.env.HASHIYA_CHROMIUM ?? '/usr/bin/chromium',
          args: isRoot ? ['--no-sandbox'] : [],
        },
      },
    },
  ],
})
