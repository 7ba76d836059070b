import type { MissionId } from '@tocsin/schema/primitives/ids'
import { EnvelopeContent } from '@tocsin/schema/sync/envelope'
import type { Handle } from './log-deps.ts'
import type { LogStore } from './log-store.ts'

type Waiting = Pick<LogStore, 'keepEnvelope' | 'waitingEnvelopes' | 'waitingBytes' | 'dropEnvelope'>

/** Envelopes that came early, as the database keeps them. */
export function waitingEnvelopesOf(db: Handle, mission: MissionId): Waiting {
  return {
    async keepEnvelope({ content, seatSeq, receivedAt }) {
      const json = JSON.stringify(content)
      await db
        .insertInto('envelope')
        .values({
          mission_id: mission,
          seat_id: content.seat,
          hash: content.hash,
          seat_seq: seatSeq,
          content_json: json,
          size: json.length,
          received_at: receivedAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async waitingEnvelopes(seat, upTo) {
      const rows = await db
        .selectFrom('envelope')
        .select(['hash', 'content_json'])
        .where('mission_id', '=', mission)
        .where('seat_id', '=', seat)
        .where('seat_seq', '<=', upTo)
        .orderBy('seat_seq')
        .execute()
      return rows.map(({ hash, content_json }) => {
        return { hash, content: EnvelopeContent.parse(JSON.parse(content_json)) }
      })
    },
    async waitingBytes(seat) {
      const row = await db
        .selectFrom('envelope')
        .select(({ fn }) => fn.sum<number | null>('size').as('used'))
        .where('mission_id', '=', mission)
        .where('seat_id', '=', seat)
        .executeTakeFirst()
      return row?.used ?? 0
    },
    async dropEnvelope(seat, hash) {
      await db
        .deleteFrom('envelope')
        .where('mission_id', '=', mission)
        .where('seat_id', '=', seat)
        .where('hash', '=', hash)
        .execute()
    },
  }
}
