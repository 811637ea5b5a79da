import type { Page } from '@playwright/test'

/**
 * What is measured in the page itself, in milliseconds of its own clock. A frame counts as painted when a task of the highest priority
 * that was posted in its animation callback runs: style, layout, paint and commit of the main thread lie between.
 */
export type FrameClock = {
  /** Resolves when the next frame has been painted. */
  readonly frame: () => Promise<number>
  /**
   * Answers how long the next key takes from the event's own time to the painted frame. Leaves two measures for a trace: `<name> frame` up to
   * that frame, `<name> quiet` up to the end of `quiet`.
   */
  readonly armKey: (name: string) => void
  readonly keyTime: () => Promise<number>
  /** How long the last key took until everything was shown as saved; NaN where nothing was saved. */
  readonly savedTime: () => number
  /** Resolves when everything is saved and three frames have passed. */
  readonly quiet: () => Promise<void>
}

declare global {
  interface Window {
    benchClock: FrameClock
  }
}

/** Puts the clock into the page. */
export async function installClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { scheduler } = globalThis as unknown as {
      readonly scheduler: { postTask(task: () => void, options: { readonly priority: 'user-blocking' }): Promise<void> }
    }
    const frame = (): Promise<number> =>
      new Promise(resolve =>
        requestAnimationFrame(() => {
          void scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' })
        }),
      )
    let painted: Promise<number> = Promise.resolve(Number.NaN)
    let armed = ''
    let pressedAt = Number.NaN
    let savedAt = Number.NaN
    // Found once: searching a page of a million characters would be felt.
    const saveState = document.querySelector<HTMLElement>('[data-testid=save-state]')
    if (!saveState) throw new Error('the page shows no save state')
    const isSaved = (): boolean => saveState.dataset.state === 'saved'
    new MutationObserver(() => {
      if (isSaved()) savedAt = performance.now()
    }).observe(saveState, { attributes: true, attributeFilter: ['data-state'] })
    window.benchClock = {
      frame,
      armKey: name => {
        armed = name
        savedAt = Number.NaN
        painted = new Promise(resolve =>
          addEventListener(
            'keydown',
            // Heard before the program hears it, so that the frame awaited is the first after the key.
            event => {
              pressedAt = event.timeStamp
              void frame().then(at => {
                performance.measure(`${name} frame`, { start: event.timeStamp, end: at })
                resolve(at - event.timeStamp)
              })
            },
            { capture: true, once: true },
          ),
        )
      },
      keyTime: () => painted,
      savedTime: () => savedAt - pressedAt,
      quiet: async () => {
        for (let still = 0; still < 3; still = isSaved() ? still + 1 : 0) await frame()
        if (armed !== '') performance.measure(`${armed} quiet`, { start: pressedAt, end: performance.now() })
        armed = ''
      },
    }
  })
}
