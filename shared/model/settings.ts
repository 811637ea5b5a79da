import { z } from 'zod'
import { settingsVersion } from './default-settings.ts'
import { documentIdSchema } from './ids.ts'
import { libraryQuerySchema } from './library.ts'
import type { Versioned } from './versioned.ts'

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
    /** The face articles are read in. */
    font: z.enum(['naskh', 'amiri', 'scheherazade', 'plex']),
    /** Width of the article's lines, em of its text. */
    measure: z.number().min(20).max(60),
    /** From line to line, em of the article's text: below 1.9 the signs of one line run into the next. */
    leading: z.number().min(1.9).max(3.2),
    /** Names of labels above the marks: none, of the mark at work and the one under the pointer, of all. */
    chips: z.enum(['off', 'near', 'all']),
    showGold: z.boolean(),
    screen: z.enum(['library', 'article', 'agreements', 'concordance', 'scheme', 'export']),
    libraryQuery: libraryQuerySchema.nullable(),
    exportOptions: z.record(z.string(), z.unknown()).readonly(),
    /** Whose marks she chose to export, by corpus folder. */
    exportLayers: z.record(z.string(), z.string().min(1)).readonly(),
    /** Folder the last export went into, by corpus folder. */
    exportFolders: z.record(z.string(), z.string()).readonly(),
    /** How she left a screen's table: columns, order, groups, filters. By screen; the screen reads what it knows of it. */
    views: z.record(z.string(), z.unknown()).readonly(),
    /** Keys she gave commands in place of their own, by command: `Shift+KeyO`, `Mod+KeyK`. */
    keys: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
    /** Commands done from the list of all, the last first. */
    recentCommands: z.array(z.string()).readonly(),
    /** Whether a longer mark takes in shorter ones of its label without asking. */
    absorb: z.enum(['ask', 'always', 'never']),
    /** The article's text stands as a document for a screen reader, not as a surface to mark by keys. */
    reading: z.boolean(),
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

export const settingsFile: Versioned<Settings> = {
  name: 'settings',
  version: settingsVersion,
  migrations: [
    { from: 1, up: old => ({ ...old, version: 2, keys: {}, absorb: 'ask' }) },
    {
      from: 2,
      up: old => ({ ...old, version: 3, font: 'naskh', measure: 29.4, leading: 2.1, chips: 'near', reading: false }),
    },
    { from: 3, up: old => ({ ...old, version: 4, recentCommands: [] }) },
    { from: 4, up: old => ({ ...old, version: 5, views: {} }) },
    { from: 5, up: old => ({ ...old, version: 6, exportLayers: {}, exportFolders: {} }) },
  ],
  schema: settingsSchema,
}
