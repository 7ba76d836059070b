import { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import type { Problem } from '@tocsin/schema/problem'
import { PublicKey, SeatStatement } from '@tocsin/schema/trust/statements'
import type { ProvenSeat } from '@tocsin/seal/check-seat'
import * as z from 'zod/mini'
import { databaseProblem } from './database-problem.ts'
import type { LogDeps } from './log-state.ts'
import type { Profile } from './profile.ts'
import type { KnownSeat, RosterSeat } from './roster-seat.ts'
import { openJson, sealJson } from './seal-json.ts'

/** Beside the heads, in a row of its own: those are written at every save, this one hardly ever. */
export const proofsRow = 'proofs'

/** What went over the link, likewise (`ready-lane-tools.ts`): it holds back no save, and none holds it back. */
export const trafficRow = 'traffic'

const Kept = z.object({
  /** Who said all of it. Another delegate, and everything is asked for again. */
  delegate: PublicKey,
  seats: z.record(SeatId, SeatStatement),
})
type Kept = z.infer<typeof Kept>

/** What the mission's delegate has said of the seats of the roster, as it was proven. */
export type SeatProofs = {
  /** By seat; undefined before the first. Another one once anything in it is. */
  now(): Readonly<Record<SeatId, SeatStatement>> | undefined
  /** Keeps what `checkSeat` has proven of a delegate's word. */
  take(delegate: string, proven: readonly ProvenSeat[]): Promise<Result<undefined, Problem>>
  /** Reads again what another tab may have taken. */
  reload(): Promise<void>
}

export async function openSeatProofs(deps: LogDeps): Promise<Result<SeatProofs, Problem>> {
  const { db, vault } = deps
  const read = async (): Promise<Result<Kept | undefined, Problem>> => {
    try {
      const row = await db.meta.get(proofsRow)
      const opened = row ? await openJson(vault, 'meta', row, Kept) : ok(undefined)
      if (opened.ok) return opened
      // What cannot be read is asked for again.
      return opened.error === 'unreadable' ? ok(undefined) : err(opened.error)
    } catch (thrown) {
      return err(databaseProblem(thrown))
    }
  }
  const first = await read()
  if (!first.ok) return first
  let kept = first.value
  return ok({
    now: () => kept?.seats,
    async take(delegate, proven) {
      const seats = { ...(kept?.delegate === delegate ? kept.seats : {}) }
      for (const { seat, enrolled } of proven) {
        // What it said last stands, whatever is shown again (SPEC RC-2).
        const before = seats[seat]?.issuedAt ?? 0
        if (enrolled && enrolled.issuedAt >= before) seats[seat] = enrolled
      }
      const next = { delegate, seats }
      const row = await sealJson(vault, 'meta', proofsRow, next)
      if (!row.ok) return row
      try {
        await db.meta.put(row.value)
      } catch (thrown) {
        return err(databaseProblem(thrown))
      }
      kept = next
      return ok(undefined)
    },
    async reload() {
      const again = await read()
      if (again.ok) kept = again.value
    },
  })
}

/**
 * The roster with what of it is proven: the delegate said of this seat what the roster says of it
 * (SPEC DV-4). A tablet that was enrolled before missions had a root has nothing to prove it by, and
 * believes its server as it did.
 */
export function provenRoster(
  seats: Iterable<RosterSeat>,
  { root }: Pick<Profile, 'root'>,
  proofs: ReturnType<SeatProofs['now']>,
): ReadonlyMap<SeatId, KnownSeat> {
  const roster = new Map<SeatId, KnownSeat>()
  for (const seat of seats) {
    const said = proofs?.[seat.seat]
    const isProven = root === undefined || (said !== undefined && saysTheSame(said, seat))
    const { key = null, sealing = null } = (isProven && said) || {}
    roster.set(seat.seat, { ...seat, isProven, key, sealing })
  }
  return roster
}

function saysTheSame(said: SeatStatement, seat: RosterSeat): boolean {
  const of = ({ name, role, component, areas }: SeatStatement | RosterSeat, from = 0) => ({
    name,
    role,
    component,
    areas: [...areas],
    from,
  })
  return sameJson(of(said, said.from), of(seat, seat.changed?.from))
}
