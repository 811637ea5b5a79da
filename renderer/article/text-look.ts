import { defaultSettings } from '../../shared/model/default-settings.ts'
import type { Settings } from '../../shared/model/settings.ts'
import { appStore } from '../state/app.ts'
import { remember } from '../state/remember.ts'

export const fonts = ['naskh', 'amiri', 'scheherazade', 'plex'] as const satisfies readonly Settings['font'][]

/** CSS px: below 18 Arabic marks run into each other; the steps are those of the type scale. */
export const textSizes = [18, 20, 22, 24, 28, 32, 40] as const

/** Which marks say their label. */
export const chipChoices = ['off', 'near', 'all'] as const satisfies readonly Settings['chips'][]

/** The next choice of which marks say their label, round and round. */
export function cycleChips(): void {
  const { chips } = appStore.getState().settings
  void remember({ chips: chipChoices[(chipChoices.indexOf(chips) + 1) % chipChoices.length] })
}

/** One step larger or smaller; 0: the size the program came with. */
export function stepTextSize(step: -1 | 0 | 1): void {
  const { textSize } = appStore.getState().settings
  const next =
    step === 0
      ? defaultSettings.textSize
      : step === 1
        ? textSizes.find(size => size > textSize)
        : textSizes.findLast(size => size < textSize)
  if (next !== undefined) void remember({ textSize: next })
}

/** As the program came. */
export function resetTextLook(): void {
  const { font, textSize, measure, leading, chips } = defaultSettings
  void remember({ font, textSize, measure, leading, chips })
}
