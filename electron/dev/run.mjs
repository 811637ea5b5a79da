import { spawn } from 'node:child_process'
import { root } from './folders.mjs'

/** One line of progress, on stderr so that a command's output can still be piped. @param {string} text */
export function say(text) {
  process.stderr.write(`hashiya: ${text}\n`)
}

/** What is wrong and what to do, without a stack trace; the process ends with code 1. */
export class SetupError extends Error {}

/**
 * Runs a program to its end in the project's folder and returns its exit code. It prints straight to this terminal; with `quietOutput`
 * its standard output goes to stderr. After `timeLimit` milliseconds it is ended.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quietOutput?: boolean, timeLimit?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = process.env, quietOutput = false, timeLimit } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      ...(timeLimit === undefined ? {} : { timeout: timeLimit }),
      stdio: ['inherit', quietOutput ? process.stderr : 'inherit', 'inherit'],
    })
    let isStopped = false
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      isStopped = true
      child.kill(signal)
    }
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      // Whoever stops a step means the whole command.
      if (isStopped) process.exit(130)
      resolve(code ?? (signal ? 1 : 0))
    })
  })
}

/**
 * Runs a program and collects what it prints, both streams in one text.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(command, args) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', error => resolve({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}

/** @param {string} text */
const isNpm = text => /npm-cli\.js$/.test(text)

/** How to call npm: the one that runs us, or the one on the path. @param {readonly string[]} args @returns {[string, string[]]} */
export function npmCommand(args) {
  const cli = process.env.npm_execpath
  if (cli !== undefined && isNpm(cli)) return [process.execPath, [cli, ...args]]
  return process.platform === 'win32' ? ['cmd', ['/c', 'npm', ...args]] : ['npm', [...args]]
}

/** The script behind a package's command, run with this Node: no shell, and it works on Windows. @param {string} script @param {readonly string[]} args @returns {[string, string[]]} */
export function nodeCommand(script, args) {
  return [process.execPath, [script, ...args]]
}

/**
 * Runs a step of a script; a SetupError is one sentence and ends the process with 1, anything else is a bug and keeps its stack.
 * @template Value
 * @param {() => Promise<Value>} step
 * @returns {Promise<Value>}
 */
export async function explained(step) {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exit(1)
  }
}

/**
 * Runs a script's main function and ends the process with its code.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  // Leaves at once: a library that listens for the end of the process (electron-builder's) would end it with 0 whatever happened.
  process.exit(await explained(main))
}
