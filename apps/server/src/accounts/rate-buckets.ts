import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { sql } from 'kysely'
import type { AccountDeps } from './account-deps.ts'

export type RateDeps = Pick<AccountDeps, 'database' | 'mission' | 'clock'>

/** So many in so long, counted from the first one. */
export type Rate = { most: number; perMs: number }

/**
 * Counts one into a bucket, in the database: a restart forgets nothing, and several servers count
 * together. One statement, so that two at the same moment are two.
 *
 * @returns `rate_limited` with the `seconds` to wait.
 */
export async function takeFromBucket(
  { database: { db }, mission, clock }: RateDeps,
  bucket: string,
  { most, perMs }: Rate,
): Promise<Result<undefined, Problem>> {
  const now = clock.now()
  const { rows } = await sql<{ used: number; resets_at: number }>`
    insert into rate_bucket as bucket (mission_id, bucket, used, resets_at)
    values (${mission}, ${bucket}, 1, ${now + perMs}::int8)
    on conflict (mission_id, bucket) do update set
      used = case when bucket.resets_at <= ${now}::int8 then 1 else bucket.used + 1 end,
      resets_at = case when bucket.resets_at <= ${now}::int8 then excluded.resets_at
        else bucket.resets_at end
    returning used, resets_at`.execute(db)
  const [row] = rows
  if (!row || row.used <= most) return ok(undefined)
  return err(problem('rate_limited', { seconds: Math.ceil((row.resets_at - now) / 1_000) }))
}

/** Takes one back that turned out not to be a guess. */
export async function giveBack(
  { database: { db }, mission }: RateDeps,
  bucket: string,
): Promise<void> {
  await sql`update rate_bucket set used = greatest(used - 1, 0)
    where mission_id = ${mission} and bucket = ${bucket}`.execute(db)
}

/** Empties what has run out: buckets are named by what was typed, and would pile up. */
export async function dropOldBuckets({
  database: { db },
  mission,
  clock,
}: RateDeps): Promise<void> {
  await db
    .deleteFrom('rate_bucket')
    .where('mission_id', '=', mission)
    .where('resets_at', '<=', clock.now())
    .execute()
}
