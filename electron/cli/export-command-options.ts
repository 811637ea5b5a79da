import {
  type BoilerplateChoice,
  type Borders,
  defaultExportOptions,
  type ExportOptions,
  type Nesting,
  type OffsetUnit,
  type Split,
  type Tags,
} from '../../shared/formats/export-options.ts'
import { presetsOf } from '../../shared/formats/export-presets.ts'
import type { Corpus } from '../../shared/model/corpus.ts'

/** What `export` was told. */
export type ExportCommandOptions = {
  readonly format?: string
  readonly out: string
  readonly preset?: string
  readonly layer?: string
  readonly status?: 'done' | 'all'
  readonly labels?: readonly string[]
  readonly label: Readonly<Record<string, string>>
  readonly borders?: Borders
  readonly nesting?: Nesting
  readonly tags?: Tags
  readonly split?: Omit<Split, 'seed'>
  readonly seed?: number
  readonly zip?: boolean
  readonly offsets?: OffsetUnit
  /** False where they are to stay out. */
  readonly relations?: boolean
  readonly excel?: boolean
  readonly boilerplate?: BoilerplateChoice
  readonly force?: boolean
  readonly map?: boolean
}

/** What was asked for over what the preset says over what goes without saying. Undefined where the preset is not there. */
export function toOptions(asked: ExportCommandOptions, corpus: Corpus): ExportOptions | undefined {
  const presets = presetsOf(corpus)
  if (asked.preset !== undefined && !Object.hasOwn(presets, asked.preset)) return undefined
  const preset = asked.preset === undefined ? defaultExportOptions : presets[asked.preset]
  if (!preset) return undefined
  const { format, status, borders, nesting, tags, split, seed, offsets, relations, zip, excel, boilerplate, map } =
    asked
  const only = asked.labels ?? preset.labels?.only ?? null
  const rename = { ...preset.labels?.rename, ...asked.label }
  const isChoice = only !== null || Object.keys(rename).length > 0
  const shares = split
    ? { ...split, seed: seed ?? 0 }
    : preset.split && { ...preset.split, ...(seed === undefined ? {} : { seed }) }
  return {
    ...preset,
    split: shares,
    ...(format === undefined ? {} : { format }),
    ...(status === undefined ? {} : { statuses: status }),
    ...(borders === undefined ? {} : { borders }),
    ...(nesting === undefined ? {} : { nesting }),
    ...(tags === undefined ? {} : { tags }),
    ...(isChoice ? { labels: { only, rename } } : {}),
    ...(zip ? { output: 'zip' } : {}),
    ...(offsets === undefined ? {} : { offsets }),
    ...(relations === false ? { relations: 'without' } : {}),
    ...(excel ? { excel } : {}),
    ...(boilerplate === undefined ? {} : { boilerplate }),
    ...(map ? { map } : {}),
  }
}
