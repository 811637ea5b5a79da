import type { RelationChoice } from '../../../shared/edit/relations.ts'
import type { KeyRow } from '../keymap.ts'

/** The most ways that have a number. */
const most = 9

/** While the type of a relation is chosen: the number of each way, and the key that the scheme gives its type, before all other keys. */
export function choiceRows(choices: readonly RelationChoice[]): readonly KeyRow[] {
  const chooses = (code: string, at: number): KeyRow => ({
    id: 'relate',
    group: 'mentions',
    text: 'relate',
    code,
    command: { do: 'relateAs', at },
  })
  return [
    ...choices.slice(0, most).map((_, at) => chooses(`Digit${at + 1}`, at)),
    ...choices.flatMap(({ type }, at) => (type.key ? [chooses(type.key, at)] : [])),
  ]
}
