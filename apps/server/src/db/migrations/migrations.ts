import type { Migration } from 'kysely/migration'

/**
 * Every migration ever released, by name (`0001-…`), in order. Forward only: a released one is
 * never edited or removed, a mistake is corrected by the next.
 */
export const migrations: Record<string, Migration> = {}
