import type { Bilingual, RoleType, Scheme } from '../model/scheme.ts'

const answer =
  '{"entities":[{"id":"e1","label":"…","quote":"…","occurrence":1,"normal":"…"}],' +
  '"agreements":[{"type":"…","trigger":{"quote":"…","occurrence":1},"roles":[{"role":"…","entity":"e1","of":"e2"},{"role":"…","quote":"…","occurrence":1}],"attributes":{"status":"…"}}]}'

const instructions = [
  'Mark the entities and the agreements of the article. Answer with JSON alone, in this shape:',
  answer,
  '`quote` repeats words of the article letter by letter; `occurrence` says which of their occurrences is meant, counted from 1; `normal` is what the words name, without clitics. What stands in several pieces has `fragments`, a list of quotes, instead of a quote. A role is filled by an entity or by a quote; `of` says to whom its filler belongs. An article without an agreement has an empty list.',
]

const named = (id: string, name: Bilingual, description: Bilingual | undefined): string =>
  [
    `- ${id}: ${[...new Set([name.ar, name.en])].filter(text => text !== '').join(' / ')}`,
    description?.en || description?.ar,
  ]
    .filter(text => text)
    .join('. ')

function sayRole({ id, name, description, labels, span, minimum, maximum, of }: RoleType): string {
  const fillers = [...labels, ...(span ? ['a quote'] : [])].join(', ')
  const times =
    maximum === null ? `${minimum} or more` : minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`
  return `${named(id, name, description)}. Filled by: ${fillers || 'any entity'}; ${times}${of ? `; \`of\` a ${of}` : ''}.`
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]

/** What a model is told: the answer's shape, and the scheme with all that may be marked. */
export const toPrompt = ({ labels, agreementTypes, roleTypes, agreementStatuses }: Scheme): string =>
  [
    ...instructions,
    ...section(
      'Labels of entities:',
      labels.filter(({ enabled }) => enabled).map(({ id, name, description }) => named(id, name, description)),
    ),
    ...section(
      'Types of agreements:',
      agreementTypes.map(({ id, name, description, roles }) => {
        const isAny = roles.length === 0 || roles.length === roleTypes.length
        return [named(id, name, description), ...(isAny ? [] : [`Roles: ${roles.join(', ')}.`])].join('. ')
      }),
    ),
    ...section('Roles:', roleTypes.map(sayRole)),
    ...section(
      'Statuses of agreements:',
      agreementStatuses.map(({ id, name }) => named(id, name, undefined)),
    ),
  ].join('\n')
