// npm run dist: the installers of this system, built on the current Electron. With -- --dir, the unpacked program.
import './require-node.mjs'

const { runMain, SetupError } = await import('./run.mjs')

await runMain(async () => {
  const { prepare } = await import('./prepare.mjs')
  const { packageRelease } = await import('./package-app.mjs')
  const electron = await prepare()
  if (electron.isRegistryCopy) {
    throw new SetupError(
      'a release is packaged only with the current Electron, which cannot be downloaded here; the copy for tests is end of life.',
    )
  }
  await packageRelease(process.argv.slice(2))
  return 0
})
