import type { CDPSession, Page } from '@playwright/test'

/** Pixels a frame: a long flick. */
const stride = 240
const scrolledFrames = 120

/** Scrolls an element up and down from its first quarter; milliseconds between frames. */
export const scrollFrames = (page: Page, selector: string): Promise<readonly number[]> =>
  page.evaluate(
    async ({ selector, stride, count }) => {
      const scroller = document.querySelector(selector)
      if (!scroller) throw new Error(`nothing scrolls: ${selector}`)
      const frame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve))
      scroller.scrollTop = scroller.scrollHeight / 4
      for (let still = 0; still < 10; still++) await frame()
      const times: number[] = []
      let onward = true
      let last = await frame()
      for (let at = 0; at < count; at++) {
        const before = scroller.scrollTop
        scroller.scrollTop += onward ? stride : -stride
        if (Math.abs(scroller.scrollTop - before) < stride / 2) onward = !onward
        const now = await frame()
        times.push(now - last)
        last = now
      }
      return times
    },
    { selector, stride, count: scrolledFrames },
  )

/** Script memory in use after a collection, megabytes. */
export async function heapOf(devTools: CDPSession): Promise<readonly number[]> {
  await devTools.send('HeapProfiler.enable')
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return [usedSize / 1e6]
}
