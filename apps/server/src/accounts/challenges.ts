import { openBytes } from '@tocsin/schema/access/open-bytes'
import { fromBase64Url, isBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { signatureBytes, verifyRun } from '@tocsin/seal/seat-key'
import type { AccountDeps } from './account-deps.ts'

type ChallengeDeps = Omit<AccountDeps, 'roster'>

const challengeMs = 2 * 60_000

/** A challenge for a seat, to be signed once within two minutes. */
export async function makeChallenge(
  { database: { db }, mission, clock, random }: ChallengeDeps,
  seat: SeatId,
): Promise<string> {
  const now = clock.now()
  await db
    .deleteFrom('challenge')
    .where('mission_id', '=', mission)
    .where('expires_at', '<=', now)
    .execute()
  const challenge = toBase64Url(random(24))
  await db
    .insertInto('challenge')
    .values({ mission_id: mission, challenge, seat_id: seat, expires_at: now + challengeMs })
    .execute()
  return challenge
}

/** Whether the holder of this key signed this challenge, which is used up by asking. */
export async function meetsChallenge(
  { database: { db }, mission, clock }: ChallengeDeps,
  answer: {
    seat: SeatId
    publicKey: Uint8Array<ArrayBuffer>
    challenge: string
    signature: string
  },
): Promise<boolean> {
  const used = await db
    .deleteFrom('challenge')
    .where('mission_id', '=', mission)
    .where('challenge', '=', answer.challenge)
    .where('seat_id', '=', answer.seat)
    .where('expires_at', '>', clock.now())
    .returning('challenge')
    .execute()
  if (used.length === 0 || !isBase64Url(answer.signature, signatureBytes)) return false
  const bytes = openBytes(mission, answer.seat, answer.challenge)
  return await verifyRun(answer.publicKey, fromBase64Url(answer.signature), bytes)
}
