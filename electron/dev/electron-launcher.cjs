// Copied to resources/app/main.js of the registry copy of Electron: a bare distribution starts no program named on its command line. This
// does what Electron's own default app does: take the first argument that is no switch, make that the application, and load its main.
const { app } = require('electron')
const fs = require('node:fs')
const path = require('node:path')

const place = path.resolve(process.argv.slice(1).find(argument => !argument.startsWith('-')) ?? '.')
const isFolder = fs.statSync(place).isDirectory()
const folder = isFolder ? place : path.dirname(place)
const manifestFile = path.join(folder, 'package.json')
const manifest = fs.existsSync(manifestFile) ? JSON.parse(fs.readFileSync(manifestFile, 'utf8')) : {}

process.defaultApp = true
app.setAppPath(folder)
if (manifest.productName ?? manifest.name) {
  app.setName(manifest.productName ?? manifest.name)
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()))
}
if (manifest.version) app.setVersion(manifest.version)

const main = isFolder ? path.join(folder, manifest.main ?? 'index.js') : place
if (fs.existsSync(main)) require(main)
else {
  console.error(`there is no program at ${main}`)
  app.exit(1)
}
