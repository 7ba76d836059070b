import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import type { Seat } from '@tocsin/schema/seat/state'
import type { SeatProof, Signed } from '@tocsin/schema/trust/signed'
import { forkedReason, type SeatStatement } from '@tocsin/schema/trust/statements'
import { verifyStatement } from '@tocsin/seal/statement'
import type { LogDeps } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { findSeat, type KnownSeat, listSeats } from '../log/seats.ts'
import type { Trust } from '../trust/open-trust.ts'
import { newestStatement } from '../trust/statement-store.ts'
import type { AccountDeps } from './account-deps.ts'

export type VouchDeps = Pick<AccountDeps, 'database' | 'mission' | 'clock'> & {
  trust: Pick<Trust, 'delegate' | 'signAsDelegate'>
} & Partial<Pick<LogDeps, 'projections' | 'words'>>

/**
 * The delegate's word on a seat: whose it is and what it may do (SPEC DV-3). Given anew only when it
 * would say something else than before, or when another delegate said it.
 *
 * @param sealing the seat's X25519 key (base64url), as it has signed it; undefined leaves the one it named before.
 */
export async function vouchFor(
  deps: VouchDeps,
  seat: KnownSeat,
  sealing?: string,
): Promise<Signed<SeatStatement>> {
  const before = await newestStatement(deps, 'seat', seat.actor.seat)
  const statement: SeatStatement = {
    v: 1,
    kind: 'seat',
    mission: deps.mission,
    issuedAt: deps.clock.now(),
    seat: seat.actor.seat,
    key: toBase64Url(seat.publicKey),
    sealing: sealing === undefined ? (before?.statement.sealing ?? null) : sealing,
    name: seat.name,
    role: seat.actor.role,
    component: seat.component,
    areas: [...seat.actor.areas],
    ...(seat.rightsFrom > 0 && { from: seat.rightsFrom }),
  }
  const isSaid =
    before !== undefined &&
    sameJson({ ...before.statement, issuedAt: 0 }, { ...statement, issuedAt: 0 }) &&
    (await verifyStatement(deps.trust.delegate, before))
  if (before && isSaid) return before
  const later = Math.max(statement.issuedAt, (before?.statement.issuedAt ?? 0) + 1)
  return deps.trust.signAsDelegate({ ...statement, issuedAt: later })
}

/** Signs for seats that were enrolled before there was a delegate, and after the delegate was lost with the server's key. */
export async function vouchForAll(deps: VouchDeps): Promise<void> {
  for (const seat of await listSeats(deps.database.db, deps.mission)) await vouchFor(deps, seat)
}

/** What the delegate has said of these seats; the ones that are not of the mission are left out. */
export async function proofsOf(deps: VouchDeps, seats: readonly SeatId[]): Promise<SeatProof[]> {
  const proofs: SeatProof[] = []
  for (const id of new Set(seats)) {
    const seat = await findSeat(deps.database.db, deps.mission, id)
    if (!seat) continue
    const said = await newestStatement(deps, 'seat', id)
    // The server's own seats come into being whenever a job needs one, without anybody enrolling them,
    // and other rights take effect before they are signed: what is missing is signed now.
    const isBehind = said !== undefined && seat.rightsFrom > (said.statement.from ?? 0)
    const enrolled =
      seat.actor.role === 'system' || isBehind ? await vouchFor(deps, seat) : (said ?? null)
    proofs.push({ seat: id, enrolled, revoked: await revocationOf(deps, seat) })
  }
  return proofs
}

/**
 * The delegate's word that a seat was taken out of the mission; null for one that was not. It takes
 * effect before it is signed, so one that is missing is signed now. The first reason stands, except
 * that a seat which was stopped for a fork may be taken out for another one after it, and is then wiped.
 */
export async function revocationOf(
  deps: VouchDeps,
  { actor: { seat }, record, revokedAt }: KnownSeat,
  reason?: string,
): Promise<SeatProof['revoked']> {
  if (revokedAt === null) return null
  const before = await newestStatement(deps, 'revocation', seat)
  const said = before?.statement.reason
  const isSaid = reason === undefined || reason === said || said !== forkedReason
  if (before && isSaid && (await verifyStatement(deps.trust.delegate, before))) return before
  const { mission, clock } = deps
  return deps.trust.signAsDelegate({
    v: 1,
    kind: 'revocation',
    mission,
    issuedAt: Math.max(clock.now(), (before?.statement.issuedAt ?? 0) + 1),
    seat,
    reason: (isSaid ? said : reason) ?? reason ?? (await reasonInRoster(deps, record)) ?? 'other',
  })
}

/** Why the roster says that a seat is out: what took effect before it was signed keeps its reason. */
async function reasonInRoster(
  { database: { db }, mission, projections, words }: VouchDeps,
  record: RecordId,
): Promise<string | undefined> {
  if (!projections || !words) return undefined
  const { generation } = await missionOf(db, mission)
  const ref = { kind: 'seat', id: record } as const
  const [found] = await projections.read(db, { mission, generation, words }, [ref])
  // as: written by the reducer of seats.
  return (found?.state as Seat | undefined)?.revoked?.reason
}
