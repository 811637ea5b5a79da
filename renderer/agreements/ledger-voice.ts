import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What was done last, in words: shown above the table and read out. */
const voice = createStore<{ readonly said: string }>(() => ({ said: '' }))

export const announce = (said: string): void => voice.setState({ said })
export const useSaid = (): string => useStore(voice, ({ said }) => said)
