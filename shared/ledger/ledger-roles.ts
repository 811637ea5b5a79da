/** Roles that stand in a column of their own. */
export const columnRoles = {
  party: ['party'],
  person: ['signatory', 'representative'],
  date: ['date'],
  location: ['place'],
  subject: ['subject', 'objective'],
  attendee: ['attendee'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type RoleColumn = keyof typeof columnRoles

/** Roles an agreement is asked for: where one has no filler, that is a facet. */
export const askedRoles: readonly string[] = ['party', 'signatory', 'date', 'place', 'subject']

export const isRoleColumn = (column: string): column is RoleColumn => Object.hasOwn(columnRoles, column)
