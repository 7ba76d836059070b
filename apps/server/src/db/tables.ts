/** Every table and its columns as Kysely sees them, on both databases. */
export interface Tables {
  kysely_migration: { name: string; timestamp: string }
}
