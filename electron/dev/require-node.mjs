// Imported before anything else, and with nothing newer than Node 12 in it, so that an old Node gets this sentence and no stack trace.
const parts = process.versions.node.split('.').map(Number)
const major = parts[0] || 0
const minor = parts[1] || 0
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Hashiya needs Node 20.19 or newer; this is Node ' +
      process.versions.node +
      '. Install a current Node from nodejs.org and run the same command again.',
  )
  process.exit(1)
}
