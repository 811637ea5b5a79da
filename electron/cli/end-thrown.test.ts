import { PassThrough } from 'node:stream'
import { CommanderError } from 'commander'
import { expect, it } from 'vitest'
import { endThrown } from './end-thrown.ts'
import { exitCode } from './exit-code.ts'

function end(thrown: unknown, ...words: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = endThrown(thrown, words, { stdout, stderr })
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

it('answers a bug in JSON where JSON was asked for, its trace on the other stream', () => {
  const { code, out, err } = end(new TypeError('no such thing'), 'export', '--json')
  expect(code).toBe(exitCode.problems)
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    error: { code: 'program/failed', params: { reason: 'TypeError: no such thing' } },
  })
  expect(err).toContain('end-thrown.test')
})

it('tells people of a bug on standard error alone', () => {
  const { code, out, err } = end(new TypeError('no such thing'), 'export')
  expect([code, out]).toEqual([exitCode.problems, ''])
  expect(err).toContain('please report it')
})

it('leaves wrong usage to what commander said', () => {
  expect(end(new CommanderError(1, 'x', 'error: unknown option'), 'export').code).toBe(exitCode.wrongUsage)
})
