/** Names in runs, each run from the id before it. spaCy gives these names fixed ids in place of a hash (`spacy.symbols`, 3.x). */
const runs: readonly (readonly [number, string])[] = [
  [
    1,
    'IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED ' +
      'IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY',
  ],
  [
    64,
    'ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START SPACY PROB LANG ADJ ADP ' +
      'ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE',
  ],
  [
    380,
    'PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL acomp ' +
      'advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl hmod hyph infmod intj ' +
      'iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj ' +
      'prep prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _',
  ],
]

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** Ids by name; a token or a label of such a name must bear its id, or spaCy finds no string for it. */
export const spacySymbols: ReadonlyMap<string, number> = new Map([
  ...runs.flatMap(([first, names]) => names.split(' ').map((name, at) => [name, first + at] as const)),
  ...range(19, 63).map(id => [`FLAG${id}`, id] as const),
  ...range(104, 379).map(id => [`DEPRECATED${String(id - 103).padStart(3, '0')}`, id] as const),
])
