import type { RequestName } from '../shared/api.ts'

/** Names of what goes between preload and main. */
export const channels = {
  request: (name: RequestName): string => `request ${name}`,
  /** Main tells the window. */
  event: 'event',
  /** The page listens to events: it can be asked whether the window may close. */
  listening: 'listening',
  readyToClose: 'readyToClose',
} as const
