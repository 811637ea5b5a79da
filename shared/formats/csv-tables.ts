const place = ['start', 'end', 'surface', 'spans'] as const
const details = ['attributes', 'note', 'doubt'] as const

/** Columns of each table. `start` and `end` are those of the whole, `spans` the fragments; counts say how many rows of other tables are a row's. */
export const csvTables = {
  documents: ['document', 'name', 'title', 'publishedAt', 'entities', 'agreements'],
  entities: ['document', 'name', 'id', 'label', ...place, 'normal', 'link', ...details],
  agreements: ['document', 'name', 'id', 'type', 'status', ...place, 'mentions', 'roles', ...details],
  agreement_roles: ['document', 'name', 'agreement', 'role', 'entity', ...place, 'of'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type TableName = keyof typeof csvTables
