import type { Wrap } from '@tocsin/schema/events/sealed'
import type { RewrapWork } from '@tocsin/schema/identities/answers'
import {
  type EventId,
  parseEventId,
  type RecordId,
  type SeatId,
} from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { partKey } from '@tocsin/schema/sync/consent'
import { KeyId } from '@tocsin/schema/trust/statements'
import { sql } from 'kysely'
import { keepWrapSets, type PlacedSet } from '../log/wrap-sets.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { officerKeyOf, rosterIds } from './officer-keys.ts'
import { dropLeavers } from './officers-roster.ts'
import type { OfficerAt } from './open-identity.ts'

type PlacedWrap = Wrap & { event: EventId; part: string }

/** Parts that are handed out at once for wrapping anew. */
const batch = 50

/**
 * Parts that this officer can open and some officer of the roster cannot yet. Only wraps are handed
 * out, never the sealed bytes: who wraps anew reads nothing (SPEC SE-12).
 */
export async function rewrapWork(
  deps: IdentityDeps,
  { account, actor }: OfficerAt,
): Promise<RewrapWork> {
  const { db } = deps.database
  const who = { account: account.id, seat: actor.seat }
  const own = await officerKeyOf(db, deps.mission, who)
  const roster = [...(await rosterIds(deps))]
  if (!own || !roster.includes(own)) return { items: [], left: 0 }
  const { rows } = await sql<{
    event_id: string
    label: string
    sealed: string
    record_id: string
    have: string[]
    left_over: number
  }>`
    select wrap.event_id, wrap.label, wrap.sealed, event.record_id,
      array(select w.officer_id from wrap as w where w.mission_id = wrap.mission_id
        and w.event_id = wrap.event_id and w.label = wrap.label) as have,
      count(*) over () as left_over
    from wrap join event on event.mission_id = wrap.mission_id
      and event.seat_id || '-' || event.seat_seq = wrap.event_id
    where wrap.mission_id = ${deps.mission} and wrap.officer_id = ${own}
      and (select count(*) from wrap as w where w.mission_id = wrap.mission_id
        and w.event_id = wrap.event_id and w.label = wrap.label
        and w.officer_id = any(${roster}::text[])) < ${roster.length}::int8
    order by wrap.event_id, wrap.label limit ${batch}`.execute(db)
  return {
    left: Number(rows[0]?.left_over ?? 0),
    items: rows.map((row) => ({
      // as: both columns hold ids of the log.
      place: {
        mission: deps.mission,
        record: row.record_id as RecordId,
        event: row.event_id as EventId,
        label: row.label,
      },
      wrap: row.sealed,
      missing: roster.filter((id) => !row.have.includes(id)).map((id) => KeyId.parse(id)),
    })),
  }
}

/**
 * Takes wraps for officers of the roster who had none; what stands is never replaced. Committed bytes
 * are not touched. `sets` = what the desk that wrapped has signed about them (SPEC SE-15). Only of parts
 * that this officer can open: of any other a wrap is invented, and would take the place of the real one
 * and then the last way from who left (SPEC SE-12).
 *
 * @returns `not_identity_officer` at a browser whose key is not in the roster, `bad_input` when a wrap is
 * for somebody who is not.
 */
export async function putWraps(
  deps: IdentityDeps,
  { wraps, sets }: { wraps: readonly PlacedWrap[]; sets: readonly PlacedSet[] },
  by: { account: string; seat: SeatId; publicKey: Uint8Array },
): Promise<Result<{ left: null }, Problem>> {
  const { db } = deps.database
  const roster = await rosterIds(deps)
  const own = await officerKeyOf(db, deps.mission, by)
  if (!own || !roster.has(own)) return err(problem('not_identity_officer'))
  const isOdd = wraps.some(({ officer }) => !roster.has(officer))
  if (isOdd) return err(problem('bad_input', { field: 'officer' }))
  const mine = await partsOpenTo(deps, own, [...wraps, ...sets])
  for (const { event, part, officer, sealed } of wraps) {
    if (!mine.has(partKey(event, part))) continue
    await db
      .insertInto('wrap')
      .values({
        mission_id: deps.mission,
        event_id: event,
        label: part,
        officer_id: officer,
        sealed,
        made_at: deps.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const when = { mission: deps.mission, at: deps.clock.now() }
  const signed = sets.filter(({ event, part }) => mine.has(partKey(event, part)))
  await keepWrapSets(db, when, by, signed)
  await dropLeavers(deps)
  return ok({ left: null })
}

/** Those of these parts, of what is still sealed here, for which this officer has a wrap. */
async function partsOpenTo(
  { database: { db }, mission }: IdentityDeps,
  officer: KeyId,
  parts: readonly { event: EventId; part: string }[],
): Promise<Set<string>> {
  const open = new Set<string>()
  for (const key of new Set(parts.map(({ event, part }) => partKey(event, part)))) {
    const at = key.indexOf('/')
    // as: made of these very ids.
    const event = key.slice(0, at) as EventId
    const { seat, seatSeq } = parseEventId(event)
    const held = await db
      .selectFrom('part')
      .innerJoin('event', (join) =>
        join.onRef('event.mission_id', '=', 'part.mission_id').onRef('event.seq', '=', 'part.seq'),
      )
      .innerJoin('wrap', (join) =>
        join
          .onRef('wrap.mission_id', '=', 'part.mission_id')
          .onRef('wrap.label', '=', 'part.label')
          .on('wrap.event_id', '=', event)
          .on('wrap.officer_id', '=', officer),
      )
      .select('part.state')
      .where('part.mission_id', '=', mission)
      .where('event.seat_id', '=', seat)
      .where('event.seat_seq', '=', seatSeq)
      .where('part.label', '=', key.slice(at + 1))
      .executeTakeFirst()
    if (held?.state === 'sealed') open.add(key)
  }
  return open
}
