import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { SeatProof } from '@tocsin/schema/trust/signed'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import { seatIdOf } from './seat-key.ts'
import { verifyStatement } from './statement.ts'

/** What of a seat is proven: who it is, and whether it was taken out of the mission. */
export type ProvenSeat = { seat: SeatId; enrolled: SeatStatement | null; isRevoked: boolean }

/**
 * What the delegate has really said of a seat (SPEC DV-3). What is not signed by it, is of another
 * mission or seat, or names a key whose seat it is not, counts as not said. Never throws.
 */
export async function checkSeat(
  foreign: unknown,
  by: { mission: MissionId; delegate: string },
): Promise<ProvenSeat | undefined> {
  const parsed = SeatProof.safeParse(foreign)
  if (!parsed.success) return undefined
  const { seat, enrolled, revoked } = parsed.data
  const isOfIt = (said: { mission: MissionId; seat: SeatId }) =>
    said.mission === by.mission && said.seat === seat
  const isEnrolled =
    enrolled !== null &&
    isOfIt(enrolled.statement) &&
    (await seatIdOf(fromBase64Url(enrolled.statement.key))) === seat &&
    (await verifyStatement(by.delegate, enrolled))
  const isRevoked =
    revoked !== null && isOfIt(revoked.statement) && (await verifyStatement(by.delegate, revoked))
  return { seat, enrolled: isEnrolled ? enrolled.statement : null, isRevoked }
}
