import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { checkSeat, type ProvenSeat } from '@tocsin/seal/check-seat'
import type { Local } from '../local/local.ts'
import type { KnownSeat } from '../local/roster-seat.ts'
import { isTeammate } from '../local/teammates.ts'

/** What was asked for in vain is asked for again after an hour of this tablet's clock. */
const againMs = 3_600_000

/** Most seats in one question; the next contact asks for the rest. */
const mostSeats = 200

/**
 * Asks for the delegate's word on seats of the roster that nobody has proven yet, and on teammates that
 * have named no sealing key so far, and checks it.
 */
export function createSeatProver(deps: {
  local: Pick<Local, 'actor' | 'roster' | 'trust' | 'profile' | 'takeSeatProofs'>
  ask: (seats: SeatId[]) => Promise<Result<readonly unknown[], Problem>>
  now: () => number
}): { look(): Promise<void> } {
  const { local } = deps
  /** By seat and the rights that were asked about. */
  const askedAt = new Map<string, number>()
  const keyOf = (seat: SeatId) => `${seat} ${local.roster().get(seat)?.changed?.from ?? 0}`
  let isLooking = false

  const waiting = (): SeatId[] => {
    const now = deps.now()
    const isDue = (seat: SeatId) =>
      Math.abs(now - (askedAt.get(keyOf(seat)) ?? -againMs)) >= againMs
    const own = local.actor()
    const hasNoKey = (seat: KnownSeat) => isTeammate(own, seat) && seat.sealing === null
    return [...local.roster().values()]
      .filter((seat) => (!seat.isProven || hasNoKey(seat)) && isDue(seat.seat))
      .map(({ seat }) => seat)
      .slice(0, mostSeats)
  }

  const prove = async (delegate: string, seats: SeatId[]): Promise<void> => {
    const told = await deps.ask(seats)
    if (!told.ok) return
    for (const seat of seats) askedAt.set(keyOf(seat), deps.now())
    const by = { mission: local.profile().mission, delegate }
    const checked = await Promise.all(told.value.map((proof) => checkSeat(proof, by)))
    const isAsked = (proven: ProvenSeat | undefined): proven is ProvenSeat =>
      proven !== undefined && seats.includes(proven.seat)
    const proven = checked.filter(isAsked)
    if (proven.some(({ enrolled }) => enrolled)) await local.takeSeatProofs(delegate, proven)
  }

  return {
    async look() {
      const delegate = local.trust()?.delegate.statement.key
      if (isLooking || delegate === undefined || local.profile().root === undefined) return
      const seats = waiting()
      if (seats.length === 0) return
      isLooking = true
      await prove(delegate, seats).finally(() => {
        isLooking = false
      })
    },
  }
}
