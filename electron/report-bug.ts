import { join } from 'node:path'
import { app } from 'electron'

/** Writes a bug to the log file and, where there is one, the terminal. The logger is loaded by the first bug, so that no start waits for it. */
export function reportBug(bug: unknown): void {
  void write(bug)
}

async function write(bug: unknown): Promise<void> {
  const { default: log } = await import('electron-log/main')
  log.transports.file.resolvePathFn = () => join(app.getPath('userData'), 'logs', 'main.log')
  log.transports.console.level = 'warn'
  log.error(bug)
}
