import type { Agreement, Annotation } from '../../../shared/model/records.ts'

/** Inks of agreements, in frame-sheet.css. */
const inks = 6

export const isAgreement = (record: Annotation): record is Agreement => record.kind === 'agreement'

const startOf = ({ trigger, mentions }: Agreement): number =>
  Math.min(trigger?.[0]?.start ?? Number.POSITIVE_INFINITY, ...mentions.map(([span]) => span?.start ?? 0))

/** Agreements of a layer as they come in the text; those without words of their own last, as they were made. */
export const agreementsOf = (records: Iterable<Annotation>): readonly Agreement[] =>
  [...records].filter(isAgreement).toSorted((a, b) => {
    const [first, second] = [startOf(a), startOf(b)]
    return first === second ? 0 : first - second
  })

/** Class of an agreement's ink: the first six agreements of an article have one each. */
export const hueOf = (agreements: readonly Agreement[], id: string): string =>
  `hue-${
    Math.max(
      0,
      agreements.findIndex(agreement => agreement.id === id),
    ) % inks
  }`
