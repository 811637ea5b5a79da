import { noTexts, type SurveyedTexts } from '../../shared/model/import-survey.ts'
import type { DocumentToImport, ReadPart } from './read-import.ts'

const oneMore = <Kind extends string>(counts: Readonly<Partial<Record<Kind, number>>>, kind: Kind) => ({
  ...counts,
  [kind]: (counts[kind] ?? 0) + 1,
})

/** Counts how texts came. */
export class TextCounts {
  #texts = noTexts
  readonly #columns = new Map<string, SurveyedTexts['columns'][number]>()

  take({ provenance, metadata }: DocumentToImport): void {
    const texts = this.#texts
    const stretches = metadata.boilerplate?.length ?? 0
    this.#texts = {
      ...texts,
      marked: texts.marked + (provenance.byteOrderMark ? 1 : 0),
      markedWithin: texts.markedWithin + (provenance.marksWithin ? 1 : 0),
      guessed: texts.guessed + (provenance.encodingGuessed ? 1 : 0),
      lineEnds: oneMore(texts.lineEnds, provenance.lineEnds),
      normalisation: oneMore(texts.normalisation, provenance.normalisation),
      withBoilerplate: texts.withBoilerplate + (stretches > 0 ? 1 : 0),
      boilerplate: texts.boilerplate + stretches,
    }
  }

  takeColumns({ columns: { text }, all }: NonNullable<ReadPart['columns']>): void {
    this.#columns.set(JSON.stringify([text, all]), { text, all })
  }

  toResult(): SurveyedTexts {
    return { ...this.#texts, columns: [...this.#columns.values()] }
  }
}
