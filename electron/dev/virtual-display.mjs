import { spawn } from 'node:child_process'
import { SetupError } from './run.mjs'
import { needsVirtualDisplay } from './system-libraries.mjs'

/**
 * Runs `work` with an environment in which windows can open: the present one, or one with a virtual display that lives just as long.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (!needsVirtualDisplay) return work(process.env)
  const { display, stop } = await startXvfb()
  process.on('exit', stop)
  try {
    return await work({ ...process.env, DISPLAY: display })
  } finally {
    process.off('exit', stop)
    stop()
  }
}

/** Starts Xvfb on a free display of its own choice, which it names on its fourth descriptor. @returns {Promise<{ display: string, stop: () => void }>} */
function startXvfb() {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const stop = () => void server.kill()
    server.on('error', error => reject(new SetupError(`Xvfb did not start: ${error.message}`)))
    server.on('exit', code => reject(new SetupError(`Xvfb ended with code ${code}`)))
    let text = ''
    server.stdio[3]?.on('data', chunk => {
      text += chunk.toString()
      if (text.endsWith('\n')) resolve({ display: `:${text.trim()}`, stop })
    })
  })
}
