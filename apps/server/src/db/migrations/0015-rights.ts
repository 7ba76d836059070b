import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `alter table seat
    add column rights_from int8 not null default 0,
    add column told_from int8 not null default 0,
    add column told_after int8 not null default 0`,
  `alter table role_change add column reason text not null default 'other'`,
]

/** From when on a seat's rights hold, what of that its device has said it knows, and why they were changed. */
export const rights: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
