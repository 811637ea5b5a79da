import type { Settings } from '../../shared/model/settings.ts'

const darkSystem = matchMedia('(prefers-color-scheme: dark)')
const forcedColours = matchMedia('(forced-colors: active)')

/** The theme that is painted. Where she forces her own colours it follows her canvas, whatever she chose here: labels' lines stand on it. */
export function themeShown({ theme }: Settings): 'light' | 'dark' {
  const isDark = forcedColours.matches ? isCanvasDark() : theme === 'system' ? darkSystem.matches : theme === 'dark'
  return isDark ? 'dark' : 'light'
}

/** Forced colours give the page's ground that of the canvas. */
function isCanvasDark(): boolean {
  const channels = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []
  return channels.slice(0, 3).reduce((sum, channel) => sum + Number(channel), 0) < 382
}

export function onThemeShown(listener: () => void): void {
  for (const query of [darkSystem, forcedColours]) query.addEventListener('change', listener)
}
