// npm run test:full: what npm test leaves out because it takes long. All tests on the real Electron, the packaged program, the page in the
// system's current Chromium, and the correctness of the bench.
import './require-node.mjs'

const { runMain, say } = await import('./run.mjs')
const { prepare } = await import('./prepare.mjs')
const { runVitest } = await import('./check.mjs')
const { runPlaywright } = await import('./playwright.mjs')
const { packageForTests } = await import('./package-app.mjs')
const { findChromium } = await import('./chromium.mjs')
const { runConsumers } = await import('./run-consumers.mjs')
const { runBench } = await import('./run-bench.mjs')
const { closeWith, countsOfStep, sumCounts } = await import('./test-counts.mjs')

/**
 * A step that cannot even begin has failed, and the others still tell what they find.
 * @param {() => Promise<import('./test-counts.mjs').Counts>} step
 */
async function attempt(step) {
  try {
    return await step()
  } catch (error) {
    console.error(error)
    return countsOfStep(1)
  }
}

await runMain(async () => {
  const electron = await prepare()
  const counts = []

  say('100,000 random texts …')
  // The file runs 6,600 cases on its own.
  counts.push(await attempt(() => runVitest(['selection.properties'], { ...process.env, HASHIYA_CASES: '16' })))

  say('100,000 damaged files …')
  counts.push(await attempt(() => runVitest(['formats/fuzz'], { ...process.env, HASHIYA_FUZZ: '100000' })))

  say('all tests on Electron …')
  counts.push(await runPlaywright('electron', []))

  if (process.platform === 'linux') {
    counts.push(
      await attempt(async () => {
        const { shipped, inspectable } = await packageForTests(electron)
        return runPlaywright('package', [], { HASHIYA_PACKAGE: shipped, HASHIYA_PACKAGE_INSPECTABLE: inspectable })
      }),
    )
  } else say('SKIPPED: the packaged program is tested on Linux only')

  const chromium = await findChromium()
  if (chromium === undefined) {
    say('SKIPPED: the page in a current Chromium; install one (Debian: sudo apt-get install -y chromium)')
  } else {
    say('the page in Chromium …')
    counts.push(await runPlaywright('chromium', [], { HASHIYA_CHROMIUM: chromium }))
  }

  say('the programs that read what is exported …')
  counts.push(await attempt(runConsumers))

  say('the bench, quickly …')
  counts.push(await attempt(async () => countsOfStep(await runBench(electron, ['--quick']))))
  return closeWith(sumCounts(counts))
})
