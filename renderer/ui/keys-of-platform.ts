const isMac = (): boolean => navigator.userAgent.includes('Mac')

/** How a chord is written on this computer: `Ctrl Z`, or `⌘ Z` on a Mac. */
export const chord = (letter: string, shift = false): string =>
  `${isMac() ? '⌘' : 'Ctrl'} ${shift ? (isMac() ? '⇧ ' : 'Shift ') : ''}${letter}`
