import { EnvelopeContent } from '@tocsin/schema/sync/envelope'
import { placeOf } from '../words/places.ts'
import { makeRecordKeys, readRecordKeys, seatOwner } from '../words/record-keys.ts'
import type { MissionWords } from '../words/words.ts'
import type { Handle } from './log-deps.ts'
import type { LogStore } from './log-store.ts'

type Waiting = Pick<LogStore, 'keepEnvelope' | 'waitingEnvelopes' | 'waitingBytes' | 'dropEnvelope'>

/** Envelopes that came early, as the database keeps them. */
export function waitingEnvelopesOf(db: Handle, at: MissionWords): Waiting {
  const { mission } = at
  return {
    async keepEnvelope({ content, seatSeq, receivedAt }) {
      const json = JSON.stringify(content)
      const owner = seatOwner(content.seat)
      const keys = await makeRecordKeys(db, at, [owner])
      await db
        .insertInto('envelope')
        .values({
          mission_id: mission,
          seat_id: content.seat,
          hash: content.hash,
          seat_seq: seatSeq,
          content_json: null,
          sealed_content: keys.seal(owner, placeOf.envelope(content.hash), json),
          size: json.length,
          received_at: receivedAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async waitingEnvelopes(seat, upTo) {
      const rows = await db
        .selectFrom('envelope')
        .select(['hash', 'sealed_content'])
        .where('mission_id', '=', mission)
        .where('seat_id', '=', seat)
        .where('seat_seq', '<=', upTo)
        .orderBy('seat_seq')
        .execute()
      const owner = seatOwner(seat)
      const keys = await readRecordKeys(db, at, [owner])
      return rows.flatMap(({ hash, sealed_content }) => {
        const json = sealed_content && keys.open(owner, placeOf.envelope(hash), sealed_content)
        return json ? [{ hash, content: EnvelopeContent.parse(JSON.parse(json)) }] : []
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
