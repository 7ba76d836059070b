import type { RightsProof } from '@tocsin/schema/trust/signed'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import type { isSaidOfSeat, PinnedSeat } from './check-revocation.ts'

/**
 * The rights that the mission has given this seat, from the pinned root downwards (SPEC RC-2); undefined
 * for everything that does not lead from there to this seat, or is of its enrolment.
 *
 * @param isSaid `isSaidOfSeat`: given, because what takes rights comes in a chunk of its own and a module
 * that both sides import would be cut out of the first visit.
 */
export async function checkRights(
  { enrolled, ...from }: RightsProof,
  pinned: PinnedSeat,
  isSaid: typeof isSaidOfSeat,
): Promise<SeatStatement | undefined> {
  if (enrolled.statement.from === undefined) return undefined
  return (await isSaid({ ...from, said: enrolled }, pinned)) ? enrolled.statement : undefined
}
