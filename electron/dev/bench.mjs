// npm run bench: the measurements of e2e/bench on the real program. Arguments after -- are passed on (--quick, --json).
import './require-node.mjs'

const { runMain } = await import('./run.mjs')

await runMain(async () => {
  const { prepare } = await import('./prepare.mjs')
  const { runBench } = await import('./run-bench.mjs')
  const electron = await prepare()
  return runBench(electron, process.argv.slice(2))
})
