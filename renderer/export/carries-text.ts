import { type Carries, type Fate, type Feature, features } from '../../shared/formats/carries.ts'
import type { useText } from '../strings/text.ts'

const fates: readonly Fate[] = ['carried', 'altered', 'reported']

/** Features of one fate, in the order of the columns. */
const featuresOf = (carries: Carries, fate: Fate): readonly Feature[] =>
  features.filter(feature => carries[feature] === fate)

/** What a format does with each thing that is marked, in words: `carried: nested, relations. not carried, and said: notes.` */
export const carriesText = (carries: Carries, t: ReturnType<typeof useText>): string =>
  fates
    .flatMap(fate => {
      const named = featuresOf(carries, fate).map(feature => t(`export.features.${feature}`))
      return named.length === 0
        ? []
        : t('export.carries.fact', { fate: t(`export.carries.${fate}`), features: named.join(t('export.comma')) })
    })
    .join(' ')
