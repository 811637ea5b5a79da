/** How far an article is. Apart from its schema: the window's shell needs no schema library. */
export const statuses = ['new', 'in-progress', 'done', 'to-discuss', 'irrelevant'] as const
