import type { CommandName } from './commit.ts'

/** Deeds that move the scheme, or records to it: whoever shows it looks at it anew. No schema library here: the article asks. */
export const isSchemeDeed = (name: CommandName): boolean => name === 'changeScheme' || name === 'mapScheme'
