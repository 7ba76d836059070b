import { grantedScopes } from '@tocsin/schema/access/rules'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { ScopeId } from '@tocsin/schema/primitives/ids'
import type { Cursors, ExchangeReply } from '@tocsin/schema/sync/wire'
import { sql } from 'kysely'
import type { LogDeps } from './log-deps.ts'
import { missionOf } from './mission.ts'
import { readableEvent } from './readable-event.ts'
import { readEvents } from './stored-events.ts'

export type Pulled = Pick<ExchangeReply, 'events' | 'cursors' | 'upToSeq' | 'more'>

/**
 * What a seat has not seen of its granted scopes, at most `limit` events, in the order of `seq`,
 * never its own (SPEC LG-10). A scope that is missing among the cursors starts at 0.
 */
export async function pullEvents(
  { database: { db }, mission }: Pick<LogDeps, 'database' | 'mission'>,
  reader: Actor,
  asked: { cursors: Cursors; limit: number },
): Promise<Pulled> {
  // Read first: numbers are given in the order of commits, so everything up to here can be seen.
  const { lastSeq, settings } = await missionOf(db, mission)
  const scopes = grantedScopes(
    reader,
    settings.areas.map((area) => area.id),
  )
  const from = scopes.map((scope) => asked.cursors[scope] ?? 0)
  const { rows: waiting } = await sql<{ seq: number }>`
    select event.seq from unnest(${[...scopes] as string[]}::text[], ${from}::int8[]) as asked(scope, seen)
    join event on event.mission_id = ${mission} and event.scope = asked.scope
      and event.scope_seq > asked.seen
    where event.seq <= ${lastSeq}::int8 and event.seat_id <> ${reader.seat as string}
    order by event.seq limit ${asked.limit + 1}`.execute(db)
  const next = waiting[asked.limit]
  const upToSeq = next ? next.seq - 1 : lastSeq
  const entries = await readEvents(
    db,
    mission,
    waiting.slice(0, asked.limit).map(({ seq }) => seq),
  )
  return {
    events: entries.map((entry) => {
      const { event, numbered } = readableEvent(entry, reader)
      return { ...event, numbered }
    }),
    cursors: await cursorsAt(db, mission, scopes, upToSeq),
    upToSeq,
    more: next !== undefined,
  }
}

/** How far each scope had come when the mission's log had come to `upToSeq`. */
async function cursorsAt(
  db: LogDeps['database']['db'],
  mission: LogDeps['mission'],
  scopes: readonly ScopeId[],
  upToSeq: number,
): Promise<Cursors> {
  const { rows } = await sql<{ scope: ScopeId; scope_seq: number | null }>`
    select asked.scope, (
      select event.scope_seq from event
      where event.mission_id = ${mission} and event.scope = asked.scope
        and event.seq <= ${upToSeq}::int8
      order by event.scope_seq desc limit 1
    ) as scope_seq
    from unnest(${[...scopes] as string[]}::text[]) as asked(scope)`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.scope, row.scope_seq ?? 0])) as Cursors
}
