import { WrapSet } from '@tocsin/schema/events/sealed'
import type { SignedWraps } from '@tocsin/schema/identities/answers'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { EventId, SeatId } from '@tocsin/schema/primitives/ids'
import { writeAudit } from '../accounts/audit.ts'
import { readableEvents } from './find-sealed.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { OfficerAt } from './open-identity.ts'

/** What seats have signed about the wraps of a part, for an officer to whom it did not open (SPEC SE-15). */
export async function signedWraps(
  deps: IdentityDeps,
  reader: Actor,
  { event, part }: { event: EventId; part: string },
): Promise<SignedWraps[]> {
  if ((await readableEvents(deps, reader, [event])).length === 0) return []
  const rows = await deps.database.db
    .selectFrom('wrap_set')
    .selectAll()
    .where('mission_id', '=', deps.mission)
    .where('event_id', '=', event)
    .where('label', '=', part)
    .execute()
  return rows.map(({ seat_id, public_key, officers_json, signature }) => ({
    // as: the column holds the id of a seat of this log.
    seat: seat_id as SeatId,
    publicKey: public_key,
    ...WrapSet.parse({ made: JSON.parse(officers_json), signature }),
  }))
}

/** An officer's desk found a wrap spoilt or gone: the mission's book says so. */
export async function noteSpoiled(
  { database, mission, clock }: IdentityDeps,
  { account }: OfficerAt,
  { event, part }: { event: EventId; part: string },
): Promise<void> {
  const line = { by: account.id, what: 'identity_spoiled', about: event, detail: { part } } as const
  await writeAudit(database.db, { mission, now: clock.now() }, line)
}
