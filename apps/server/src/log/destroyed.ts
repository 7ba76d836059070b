import type { ExchangeQuestion } from '@tocsin/schema/sync/wire'
import type { LogDeps } from './log-deps.ts'

/**
 * A tablet says which erasures it has carried out (SPEC ER-10). Said again, the first time stands. Only
 * what is an erasure of this log is kept.
 */
export async function noteDestroyed(
  { database: { db }, mission, clock }: Pick<LogDeps, 'database' | 'mission' | 'clock'>,
  { seat, destroyed = [] }: ExchangeQuestion,
): Promise<void> {
  if (destroyed.length === 0) return
  const known = await db
    .selectFrom('erased_part')
    .select('erased_by')
    .distinct()
    .where('mission_id', '=', mission)
    .where('erased_by', 'in', destroyed)
    .execute()
  for (const { erased_by } of known) {
    await db
      .insertInto('erasure_copy')
      .values({
        mission_id: mission,
        erased_by,
        seat_id: seat,
        is_author: false,
        last_at: null,
        confirmed_at: clock.now(),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['mission_id', 'erased_by', 'seat_id'])
          .doUpdateSet({ confirmed_at: clock.now() })
          .where('erasure_copy.confirmed_at', 'is', null),
      )
      .execute()
  }
}
