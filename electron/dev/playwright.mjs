import { rmSync } from 'node:fs'
import path from 'node:path'
import { root, workFolder } from './folders.mjs'
import { nodeCommand, run } from './run.mjs'
import { countsOfPlaywright } from './test-counts.mjs'
import { withDisplay } from './virtual-display.mjs'

/**
 * Runs Playwright's tests of one project with windows to open on.
 * @param {string} project `electron`, `package` or `chromium`
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [extra]
 */
export async function runPlaywright(project, args, extra = {}) {
  const report = path.join(workFolder, `playwright-${project}.json`)
  rmSync(report, { force: true })
  const [command, all] = nodeCommand(path.join(root, 'node_modules', '@playwright', 'test', 'cli.js'), [
    'test',
    '--config=e2e/playwright.config.ts',
    `--project=${project}`,
    '--reporter=list,json',
    ...args,
  ])
  const code = await withDisplay(env =>
    run(command, all, { env: { ...env, ...extra, PLAYWRIGHT_JSON_OUTPUT_FILE: report } }),
  )
  return countsOfPlaywright(report, code)
}
