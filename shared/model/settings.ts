import { z } from 'zod'
import { documentIdSchema } from './ids.ts'
import { libraryQuerySchema } from './library.ts'
import type { Versioned } from './versioned.ts'

export const settingsVersion = 2

/** What the program remembers for her on this laptop; it stands in the user-data folder, not in the corpus. */
export const settingsSchema = z
  .object({
    version: z.literal(settingsVersion),
    language: z.enum(['ar', 'en']),
    theme: z.enum(['system', 'light', 'dark']),
    /** Her name; asked once, null before. */
    annotatorName: z.string().min(1).nullable(),
    /** Corpus folders, the last opened first. */
    recentCorpora: z.array(z.string()).readonly(),
    /** Last article by corpus folder. */
    lastDocument: z.record(z.string(), documentIdSchema).readonly(),
    /** CSS px of the article's text. */
    textSize: z.number().min(14).max(48),
    showGold: z.boolean(),
    screen: z.enum(['library', 'article', 'export']),
    libraryQuery: libraryQuerySchema.nullable(),
    exportOptions: z.record(z.string(), z.unknown()).readonly(),
    /** Keys she gave commands in place of their own, by command: `Shift+KeyO`, `Mod+KeyK`. */
    keys: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
    /** Whether a longer mark takes in shorter ones of its label without asking. */
    absorb: z.enum(['ask', 'always', 'never']),
    window: z
      .object({
        width: z.number(),
        height: z.number(),
        x: z.number().nullable(),
        y: z.number().nullable(),
        maximized: z.boolean(),
      })
      .readonly()
      .nullable(),
  })
  .readonly()
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  version: settingsVersion,
  language: 'ar',
  theme: 'system',
  annotatorName: null,
  recentCorpora: [],
  lastDocument: {},
  textSize: 20,
  showGold: false,
  screen: 'article',
  libraryQuery: null,
  exportOptions: {},
  keys: {},
  absorb: 'ask',
  window: null,
}

export const settingsFile: Versioned<Settings> = {
  name: 'settings',
  version: settingsVersion,
  migrations: [{ from: 1, up: old => ({ ...old, version: 2, keys: {}, absorb: 'ask' }) }],
  schema: settingsSchema,
}
