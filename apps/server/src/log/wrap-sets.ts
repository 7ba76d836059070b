import type { WrapSet } from '@tocsin/schema/events/sealed'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Handle } from './log-deps.ts'

/** What a seat signed about wraps of a part. */
export type PlacedSet = WrapSet & { event: EventId; part: string }

/**
 * Keeps what a seat signed about the wraps it made, as it came: whether the signature holds, the desk of
 * an officer judges, who does not have to trust this server (SPEC SE-15).
 */
export async function keepWrapSets(
  tx: Handle,
  { mission, at }: { mission: string; at: number },
  by: { seat: SeatId; publicKey: Uint8Array },
  sets: readonly PlacedSet[],
): Promise<void> {
  if (sets.length === 0) return
  await tx
    .insertInto('wrap_set')
    .values(
      sets.map(({ event, part, made, signature }) => ({
        mission_id: mission,
        event_id: event as string,
        label: part,
        signature,
        seat_id: by.seat as string,
        public_key: toBase64Url(by.publicKey),
        officers_json: JSON.stringify(made),
        made_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
