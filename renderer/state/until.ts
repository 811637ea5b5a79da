import type { StoreApi } from 'zustand/vanilla'

/** Waits until a store is in such a state; now, if it is. */
export function until<State>(store: StoreApi<State>, isSuch: (state: State) => boolean): Promise<void> {
  return new Promise(resolve => {
    if (isSuch(store.getState())) return resolve()
    const stop = store.subscribe(state => {
      if (!isSuch(state)) return
      stop()
      resolve()
    })
  })
}
