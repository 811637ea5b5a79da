import type { PassedOverGroup, PassedOverReason } from '../../shared/model/passed-over.ts'
import { count } from './count.ts'

const reasons: Readonly<Record<PassedOverReason, string>> = {
  unknown: 'in no format that is read',
  exported: 'made by an export, without articles of their own',
  'other-format': 'of another format than was asked for',
  'zip-within': 'a zip within a zip',
  link: 'a link to another place',
}

const namesShown = 20

/** Files that were met and are not read, a line a reason. */
export const sayPassedOver = (groups: readonly PassedOverGroup[]): readonly string[] =>
  groups.map(({ why, count: number, names }) => {
    const shown = names.slice(0, namesShown).join(', ')
    return `Passed over ${count(number, 'file')}, ${reasons[why]}: ${shown}${number > namesShown ? ', …' : ''}`
  })
