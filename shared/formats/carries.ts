/** What an annotator marks, as formats differ in it. Entities that stand alone in one stretch are carried by every format. */
export const features = [
  'nested',
  'discontinuous',
  'relations',
  'agreements',
  'attributes',
  'notes',
  'documentLabels',
] as const
export type Feature = (typeof features)[number]

/** `carried`: an import of the export gives it back. `altered`: something of it is there, and the report says what. `reported`: it is not there, and the report says so. */
export type Fate = 'carried' | 'altered' | 'reported'

/** What a format does with each. */
export type Carries = Readonly<Record<Feature, Fate>>

export const carriesAll: Carries = {
  nested: 'carried',
  discontinuous: 'carried',
  relations: 'carried',
  agreements: 'carried',
  attributes: 'carried',
  notes: 'carried',
  documentLabels: 'carried',
}

/** Entities alone. */
export const carriesEntities: Carries = {
  nested: 'reported',
  discontinuous: 'altered',
  relations: 'reported',
  agreements: 'reported',
  attributes: 'reported',
  notes: 'reported',
  documentLabels: 'reported',
}
