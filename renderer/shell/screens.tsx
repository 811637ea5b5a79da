import { lazy } from 'react'

// Each screen is its own chunk, fetched when it is first shown.
export const ArticleScreen = lazy(async () => ({
  default: (await import('../article/article-screen.tsx')).ArticleScreen,
}))
export const ArticleFoot = lazy(async () => ({ default: (await import('../article/article-foot.tsx')).ArticleFoot }))
export const ExportScreen = lazy(async () => ({ default: (await import('../export/export-screen.tsx')).ExportScreen }))
export const LibraryScreen = lazy(async () => ({
  default: (await import('../library/library-screen.tsx')).LibraryScreen,
}))
