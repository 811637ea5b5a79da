import { z } from 'zod'

/** How often something is used: records, articles they stand in, and how many of those articles are done. */
export const useSchema = z
  .object({ count: z.number().int(), articles: z.number().int(), done: z.number().int() })
  .readonly()
export type Use = z.infer<typeof useSchema>

const uses = z.record(z.string(), useSchema).readonly()

/** What of a scheme her layers use, by id; what nothing uses is not in it. Owned things are keyed `owner/id`. */
export const schemeUsageSchema = z
  .object({
    labels: uses,
    roles: uses,
    types: uses,
    statuses: uses,
    relations: uses,
    categories: uses,
    values: uses,
    labelAttributes: uses,
    typeAttributes: uses,
    /** How many mentions of a label fill a role, by `role/label`; bare words by `role/`. */
    fillers: z.record(z.string(), z.number().int()).readonly(),
    /** By label: what its marks say, the most frequent first. */
    examples: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
  })
  .readonly()
export type SchemeUsage = z.infer<typeof schemeUsageSchema>
