import type { ErasedParts } from '@tocsin/schema/events/erase'
import type { EventId, MissionId } from '@tocsin/schema/primitives/ids'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { withoutErased } from '@tocsin/schema/sync/without-parts'
import { sql } from 'kysely'
import type { Handle } from './log-deps.ts'
import type { LogView } from './log-store.ts'
import { type Pushed, readPushed } from './read-pushed.ts'
import { readmitsOf } from './readmitted.ts'

/** By what something that arrives may name what was erased: its own header, and earlier events that it lets go. */
export type ErasedNames = { hashes: readonly string[]; events: readonly EventId[] }

/** What of these events was ever erased here, under whichever hash. */
export async function readErased(
  db: Handle,
  mission: MissionId,
  { hashes, events }: ErasedNames,
): Promise<ErasedParts[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('erased_part')
    .select(['event_id', 'hash', 'label'])
    .where('mission_id', '=', mission)
    .where(({ or }) =>
      or([
        sql<boolean>`hash = any(${[...hashes]}::text[])`,
        ...(events.length > 0 ? [sql<boolean>`event_id = any(${[...events]}::text[])`] : []),
      ]),
    )
    .execute()
  // as: the column holds ids of events of the log.
  return rows.map(({ event_id, hash, label }) => {
    return { event: event_id as EventId, hash, parts: [label] }
  })
}

/**
 * Events of a run as they may be taken: what was erased is destroyed again on its arrival, whoever
 * brings it and however old the copy is (SPEC ER-7).
 */
export async function destroyAgain(
  view: Pick<LogView, 'erased'>,
  events: readonly Pushed[],
): Promise<readonly Pushed[]> {
  const readable = events.flatMap((pushed) => (pushed.header ? [pushed] : []))
  const erased = await view.erased({
    hashes: readable.flatMap(({ hash, told }) => [hash, readmitsOf(told)?.hash ?? hash]),
    events: readable.flatMap(({ released }) => released.map(({ event }) => event)),
  })
  if (erased.length === 0) return events
  return events.map((pushed) => {
    const less = readPushed(withoutErased(JSON.parse(pushed.bytes()), erased))
    // It is judged by what it said when it came: whose words it says again may be gone from it now.
    return less.header && pushed.header ? { ...less, told: less.told ?? pushed.told } : less
  })
}

/** A whole request that is only kept, without what was erased. */
export async function requestWithoutErased(
  view: Pick<LogView, 'erased'>,
  request: ExchangeRequest,
): Promise<ExchangeRequest> {
  const read = request.run.map(readPushed)
  const taken = await destroyAgain(view, read)
  // as: what is read from JSON text is JSON.
  const run = taken.map(({ bytes }) => JSON.parse(bytes()) as ExchangeRequest['run'][number])
  return taken === read ? request : { ...request, run }
}
