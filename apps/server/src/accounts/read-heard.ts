import { reachOf } from '@tocsin/schema/access/rules'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type Bytes, toHex } from '@tocsin/schema/primitives/bytes'
import { eventId, recordIdOf, type ScopeId, scopeId } from '@tocsin/schema/primitives/ids'
import type { HeardAuthor, HeardMessage } from '@tocsin/schema/sync/heard-message'
import { areaTag, type ShortFlash } from '@tocsin/schema/sync/short-flash'
import { readShort } from '@tocsin/schema/sync/short-message'
import { openShortFlash } from '@tocsin/seal/short-flash'
import type { LogDeps } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { type KnownSeat, listSeats } from '../log/seats.ts'
import { admittedAs, sealingKeys } from '../log/short-messages.ts'

export type HeardDeps = Pick<LogDeps, 'database' | 'mission' | 'transport'>

/** A message that a seat of the mission has written. */
export type Opened = { seat: KnownSeat; scope: ScopeId; flash: ShortFlash; hashStart: Bytes }

/**
 * Opens a message of a seat that nobody names: by the keys that the delegate vouches for, one after the
 * other (SPEC SM-5). Seats that are out are among them: their message is shown as theirs.
 */
export async function openHeard(deps: HeardDeps, text: string): Promise<Opened | undefined> {
  const message = readShort(text)
  if (!message.ok) return undefined
  const { mission, transport } = deps
  const keys = await sealingKeys(deps.database.db, mission)
  for (const seat of await listSeats(deps.database.db, mission)) {
    const from = keys.get(seat.actor.seat)
    if (!from) continue
    const of = { mission, seat: seat.actor.seat, from, message: message.value }
    const opened = await openShortFlash(transport, of)
    if (!opened.ok) continue
    const { settings } = await missionOf(deps.database.db, mission)
    const areas = settings.areas.filter(({ id }) => areaTag(id) === opened.value.flash.area)
    const [area] = areas
    if (!area || areas.length > 1) return undefined
    return { seat, scope: scopeId(area.id, opened.value.flash.band), ...opened.value }
  }
  return undefined
}

/** What a text is that somebody brought, for who may read its facts (SPEC SM-5). */
export async function readHeard(
  deps: HeardDeps,
  actor: Actor,
  text: string,
): Promise<HeardMessage> {
  const opened = await openHeard(deps, text)
  if (!opened) return { is: 'unreadable' }
  const { seat, scope, flash, hashStart } = opened
  const author: HeardAuthor = {
    seat: seat.actor.seat,
    name: seat.name,
    role: seat.actor.role,
    component: seat.component,
    isOut: seat.revokedAt !== null,
  }
  const id = eventId(seat.actor.seat, flash.seatSeq)
  const record = recordIdOf(id)
  if (reachOf(actor, { scope, record }, 'facts') === 'none') return { is: 'not_for_you', author }
  const known = await deps.database.db
    .selectFrom('event')
    .select('hash')
    .where('mission_id', '=', deps.mission)
    .where('seat_id', '=', seat.actor.seat)
    .where('seat_seq', '=', flash.seatSeq)
    .executeTakeFirst()
  const start = toHex(hashStart)
  const again = await admittedAs(deps.database.db, deps.mission, start)
  if (again) {
    const as = { record: recordIdOf(again), report: 'here', recordedAt: null } as const
    return { is: 'read', author, scope, flash, ...as }
  }
  const report = !known ? 'not_yet' : known.hash.startsWith(start) ? 'here' : 'other'
  const recorded = await deps.database.db
    .selectFrom('event')
    .select('received_at')
    .where('mission_id', '=', deps.mission)
    .where('record_id', '=', record)
    .where('type', '=', 'FlashHeard')
    .orderBy('seq')
    .executeTakeFirst()
  const recordedAt = recorded?.received_at ?? null
  return { is: 'read', author, record, scope, flash, report, recordedAt }
}
