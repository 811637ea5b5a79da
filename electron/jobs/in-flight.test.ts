import { describe, expect, it } from 'vitest'
import { InFlight } from './in-flight.ts'

/** Work that ends when it is told to. */
function held(): { readonly act: () => Promise<void>; readonly end: () => void; readonly fail: (why: Error) => void } {
  let [end, fail] = [() => {}, (_why: Error) => {}]
  const promise = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  return { act: () => promise, end: () => end(), fail: why => fail(why) }
}

/** Whether the promise has been settled by all that is due now. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<false>(resolve => setImmediate(() => resolve(false)))])

describe('InFlight', () => {
  it('lets so many run, and the next one when one has ended', async () => {
    const works = new InFlight(2)
    const [first, second, third] = [held(), held(), held()]
    await works.run('a', first.act)
    await works.run('b', second.act)
    const waiting = works.run('c', third.act)
    expect(await isSettled(waiting)).toBe(false)
    second.end()
    await waiting
    const all = works.settled()
    first.end()
    expect(await isSettled(all)).toBe(false)
    third.end()
    await all
  })

  it('runs one of a key after the other', async () => {
    const works = new InFlight(5)
    const [first, again] = [held(), held()]
    const order: string[] = []
    await works.run('a', async () => {
      await first.act()
      order.push('first')
    })
    const waiting = works.run('a', async () => {
      order.push('again')
    })
    expect(await isSettled(waiting)).toBe(false)
    first.end()
    again.end()
    await waiting
    await works.settled()
    expect(order).toEqual(['first', 'again'])
  })

  it('throws what one of them threw, once, and lets the others end', async () => {
    const works = new InFlight(2)
    const [first, second] = [held(), held()]
    let hasEnded = false
    await works.run('a', first.act)
    await works.run('b', async () => {
      await second.act()
      hasEnded = true
    })
    first.fail(new Error('full'))
    await expect(works.run('c', async () => {})).rejects.toThrow('full')
    second.end()
    await works.settled()
    expect(hasEnded).toBe(true)
  })
})
