import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { Released } from '@tocsin/schema/events/sealed'
import { type EventId, parseEventId } from '@tocsin/schema/primitives/ids'
import { consentsIn, mayLeave } from '@tocsin/schema/sync/consent'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import type { Handle, NewEntry } from './log-deps.ts'
import { officersInForce, wrapsToKeep } from './officers-in-force.ts'
import type { AppendPlan } from './plan-append.ts'
import { keepWrapSets } from './wrap-sets.ts'

/**
 * What people say about their identities after they were written down: one that was withheld comes in
 * when its bytes are those that were committed to; one that is withdrawn, or taken back to its tablet,
 * loses every wrap, and with them every way to be opened here, until its person agrees again (SPEC SE-9).
 */
export async function followConsents(tx: Handle, { at, entries, seat }: AppendPlan): Promise<void> {
  for (const entry of entries) {
    const said = consentsIn(entry.event).filter(({ event }) => event !== entry.event.id)
    for (const { event, part, consent } of said) {
      if (mayLeave(consent)) {
        const released = entry.released.find((one) => one.event === event && one.part === part)
        if (!released || !(await takeReleased(tx, at.mission, released, entry))) continue
        if (!released.set) continue
        const when = { mission: at.mission, at: entry.numbered.receivedAt }
        const by = { seat: seat.actor.seat, publicKey: seat.publicKey }
        await keepWrapSets(tx, when, by, [{ ...released.set, event, part }])
      } else if (itemOf(consentLevels, consent)) {
        // Of a level that this version does not know nothing is dropped: it may be one that leaves.
        await dropWraps(tx, at.mission, event, part)
      }
    }
  }
}

async function takeReleased(
  tx: Handle,
  mission: string,
  { event, part, bytes, wraps }: Released,
  { numbered }: NewEntry,
): Promise<boolean> {
  const { seat, seatSeq } = parseEventId(event)
  const commitment = commitmentOf({ state: 'sealed', bytes })
  if (commitment === undefined) return false
  const taken = await tx
    .updateTable('part')
    .set({ state: 'sealed', sealed_bytes: bytes, commitment: null })
    .where('mission_id', '=', mission)
    .where('label', '=', part)
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'withheld'), eb('commitment', '=', commitment)]),
        // Who had withdrawn agrees again: the bytes are still here, their wraps are not.
        and([eb('state', '=', 'sealed'), eb('sealed_bytes', '=', bytes)]),
      ]),
    )
    .where('seq', 'in', (query) =>
      query
        .selectFrom('event')
        .select('seq')
        .where('mission_id', '=', mission)
        .where('seat_id', '=', seat)
        .where('seat_seq', '=', seatSeq),
    )
    .returning('seq')
    .execute()
  if (taken.length === 0 || wraps.length === 0) return false
  const inForce = await officersInForce(tx, mission)
  await tx
    .insertInto('wrap')
    .values(
      wrapsToKeep(wraps, inForce).map(({ officer, sealed }) => ({
        mission_id: mission,
        event_id: event as string,
        label: part,
        officer_id: officer as string,
        sealed,
        made_at: numbered.receivedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

async function dropWraps(tx: Handle, mission: string, event: EventId, part: string): Promise<void> {
  // With what was signed about them: what was taken back was not dropped by anybody on the way.
  for (const table of ['wrap', 'wrap_set'] as const) {
    await tx
      .deleteFrom(table)
      .where('mission_id', '=', mission)
      .where('event_id', '=', event)
      .where('label', '=', part)
      .execute()
  }
}
