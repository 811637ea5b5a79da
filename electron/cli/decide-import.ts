import { listOf } from '../../shared/edit/scheme-lists.ts'
import {
  firstDecisions,
  type IdDecision,
  type ImportDecisions,
  keyOfId,
  listNamed,
} from '../../shared/formats/import-decisions.ts'
import type { TextChange } from '../../shared/model/document.ts'
import {
  type ImportSurvey,
  type SurveyedPart,
  surveyedPartSchema,
  type UnknownId,
} from '../../shared/model/import-survey.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ImportFormat } from '../jobs/find-import-files.ts'

/** What `import` was told. */
export type ImportCommandOptions = {
  readonly into: string
  readonly format?: ImportFormat
  readonly encoding?: 'windows-1256'
  readonly dryRun?: boolean
  /** `FROM=TO`, `FROM=` to leave out. */
  readonly map?: readonly string[]
  readonly add?: boolean
  readonly cutClitics?: boolean
  readonly layer?: string
  readonly textColumn?: string
  readonly idColumn?: string
  readonly change?: readonly TextChange[]
}

type Mapped = { readonly from: string; readonly to: string }

/** `FROM=TO`, `FROM=`. */
function parseMap(pairs: readonly string[]): Result<readonly Mapped[], string> {
  const read = pairs.map(pair => ({ pair, at: pair.indexOf('=') }))
  const wrong = read.find(({ at }) => at < 1)
  return wrong
    ? fail(`--map takes FROM=TO, or FROM= to leave it out; “${wrong.pair}” is neither.`)
    : ok(read.map(({ pair, at }) => ({ from: pair.slice(0, at), to: pair.slice(at + 1) })))
}

/** A name that is in the scheme, so that no survey asks for it, and is to come in otherwise all the same. */
const known = (part: SurveyedPart, id: string): UnknownId => ({
  part,
  id,
  count: 0,
  examples: [],
  name: null,
  colour: null,
  declared: {},
})

type Decided = {
  readonly decisions: ImportDecisions
  /** The survey with those names alone that something was decided of. */
  readonly survey: ImportSurvey
  /** Names to be mapped that neither the files nor the scheme have. */
  readonly unmet: readonly string[]
}

/** What the options say of ids; those of the files that they do not name come in as they are, unless they are to be added. */
export function decideImport(
  survey: ImportSurvey,
  scheme: Scheme,
  { map = [], add = false, cutClitics = false, layer }: ImportCommandOptions,
): Result<Decided, string> {
  if (layer?.trim() === '') return fail('--layer takes the id or the name of an annotator.')
  const said = parseMap(map)
  if (!said.ok) return said
  const inScheme = (part: SurveyedPart, id: string): boolean =>
    listOf(scheme, listNamed[part]).some(entry => entry.id === id)
  const ids = new Map<string, IdDecision>(add ? survey.unknown.map(one => [keyOfId(one), { do: 'add' }]) : [])
  const met: UnknownId[] = [...survey.unknown]
  const unmet: string[] = []
  for (const { from, to } of said.value) {
    met.push(...surveyedPartSchema.options.flatMap(part => (inScheme(part, from) ? [known(part, from)] : [])))
    const named = met.filter(({ id }) => id === from)
    const isThere = ({ part }: UnknownId): boolean =>
      inScheme(part, to) || (add && survey.unknown.some(one => one.part === part && one.id === to))
    const meant = to === '' ? named : named.filter(isThere)
    if (named.length === 0) unmet.push(from)
    else if (meant.length === 0)
      return fail(`--map: the scheme has no “${to}” to take ${from} for (${named.map(({ part }) => part).join(', ')}).`)
    for (const one of meant) ids.set(keyOfId(one), to === '' ? { do: 'leave' } : { do: 'map', to })
  }
  const offered = firstDecisions(survey, scheme, null)
  const layers = layer === undefined ? offered.layers : new Map(survey.layers.map(({ name }) => [name, layer]))
  return ok({
    decisions: { ids, layers, repairs: new Set(cutClitics ? survey.borders : []) },
    survey: { ...survey, unknown: met.filter(one => ids.has(keyOfId(one))) },
    unmet,
  })
}
