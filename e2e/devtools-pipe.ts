import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'

const answerSchema = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})
const targetsSchema = z.object({ targetInfos: z.array(z.object({ targetId: z.string(), url: z.string() })) })
const sessionSchema = z.object({ sessionId: z.string() })
const valueSchema = z.object({ result: z.object({ value: z.unknown() }) })

/** Evaluates an expression in the page. */
export type Evaluate = (expression: string) => Promise<unknown>

/** Descriptors a program started with `--remote-debugging-pipe` needs: it reads requests on 3 and writes answers on 4. */
export const pipeStdio = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const

/**
 * Looks into the one page of a program by the DevTools protocol over its pipe: JSON messages, each ended by a zero byte. Playwright cannot
 * attach to a program whose inspection fuse is off.
 */
export async function attachToPage(child: ChildProcess, url: string): Promise<Evaluate> {
  const send = connect(child)
  const findPage = async (): Promise<string> => {
    const { targetInfos } = targetsSchema.parse(await send('Target.getTargets', {}))
    const page = targetInfos.find(target => target.url.startsWith(url))
    if (page) return page.targetId
    await new Promise(resolve => setTimeout(resolve, 50))
    return findPage()
  }
  const targetId = await findPage()
  const { sessionId } = sessionSchema.parse(await send('Target.attachToTarget', { targetId, flatten: true }))
  return async expression =>
    valueSchema.parse(await send('Runtime.evaluate', { expression, returnByValue: true }, sessionId)).result.value
}

type Send = (method: string, params: object, sessionId?: string) => Promise<unknown>

function connect(child: ChildProcess): Send {
  // `pipeStdio` makes these two pipes; the types know only the first three.
  const requests = child.stdio[3] as Writable
  const answers = child.stdio[4] as Readable
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  let held = ''
  answers.setEncoding('utf8')
  answers.on('data', (text: string) => {
    const messages = (held + text).split('\0')
    held = messages.pop() ?? ''
    for (const message of messages) {
      const { id, result, error } = answerSchema.parse(JSON.parse(message))
      const asked = id === undefined ? undefined : waiting.get(id)
      if (error) asked?.reject(new Error(error.message))
      else asked?.resolve(result)
    }
  })
  answers.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the program closed its DevTools pipe'))
  })
  let last = 0
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      requests.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
}
