import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { nativeLineSchema } from '../../shared/formats/native-line.ts'
import { root } from '../home.ts'

/** A mention as gold has it. UTF-16, end exclusive; the sample holds no astral character, so these are its file's code points too. */
export type Mention = { readonly label: string; readonly start: number; readonly end: number }

const kindSchema = z.looseObject({ kind: z.string() })
const entitySchema = z.object({
  label: z.string(),
  spans: z.tuple([z.tuple([z.number(), z.number()])]),
})

/** In reading order: by start, the longer first. */
export const inOrder = (mentions: readonly Mention[]): readonly Mention[] =>
  mentions.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : 1))

export type GoldArticle = { readonly name: string; readonly text: string; readonly mentions: readonly Mention[] }

/** The articles of the sample that have gold, their entities in reading order. */
export const goldArticles = (): readonly GoldArticle[] =>
  readFileSync(path.join(root, 'seeds', 'gold.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const { name = '', text, layers } = nativeLineSchema.parse(JSON.parse(line))
      const entities = (layers.gold?.records ?? [])
        .filter(record => kindSchema.parse(record).kind === 'entity')
        .map(record => entitySchema.parse(record))
      return {
        name,
        text,
        mentions: inOrder(entities.map(({ label, spans: [[start, end]] }) => ({ label, start, end }))),
      }
    })
