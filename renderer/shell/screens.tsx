import { type ComponentType, lazy } from 'react'

// Each screen is its own chunk, fetched when it is first shown.
export const ArticleScreen = lazy(async () => ({
  default: (await import('../article/article-screen.tsx')).ArticleScreen,
}))
export const ArticleFoot = lazy(async () => ({ default: (await import('../article/article-foot.tsx')).ArticleFoot }))
const exporting = import.meta.glob<{ readonly ExportScreen: ComponentType }>('../export/export-screen.tsx')
export const ExportScreen = lazy(async () => ({
  default: (await exporting['../export/export-screen.tsx']?.())?.ExportScreen ?? (() => null),
}))
export const LibraryScreen = lazy(async () => ({
  default: (await import('../library/library-screen.tsx')).LibraryScreen,
}))
