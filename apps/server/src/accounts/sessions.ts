import { createHash } from 'node:crypto'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { findSeat, type KnownSeat } from '../log/seats.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, accountFromRow } from './account-store.ts'

type SessionDeps = Omit<AccountDeps, 'roster'>

/** A session bound to a seat; the tablet opens a new one by itself at every unlock. */
const seatSessionMs = 12 * 3_600_000

/** One that rests on a password alone is good for enrolling a device, and short. */
const passwordSessionMs = 30 * 60_000

export type Session = { account: Account; seat: KnownSeat | null; expiresAt: number }

/** Opens a session and gives the token for the cookie, which is nowhere else in clear. */
export async function openSession(
  { database: { db }, mission, clock, random }: SessionDeps,
  account: string,
  seat: SeatId | null,
): Promise<{ token: string; maxAgeMs: number }> {
  const token = toBase64Url(random(32))
  const maxAgeMs = seat ? seatSessionMs : passwordSessionMs
  const now = clock.now()
  await db
    .deleteFrom('session')
    .where('mission_id', '=', mission)
    .where('expires_at', '<=', now)
    .execute()
  await db
    .insertInto('session')
    .values({
      mission_id: mission,
      token_hash: tokenHash(token),
      session_id: toBase64Url(random(9)),
      account_id: account,
      seat_id: seat,
      second_factor: false,
      last_seen_at: now,
      created_at: now,
      expires_at: now + maxAgeMs,
    })
    .execute()
  return { token, maxAgeMs }
}

/** The session of a token, unless it ended, its account was closed or its seat revoked. */
export async function findSession(
  { database: { db }, mission, clock }: SessionDeps,
  token: string,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join
        .onRef('account.mission_id', '=', 'session.mission_id')
        .onRef('account.account_id', '=', 'session.account_id'),
    )
    .selectAll('account')
    .select(['session.seat_id', 'session.expires_at'])
    .where('session.mission_id', '=', mission)
    .where('session.token_hash', '=', tokenHash(token))
    .where('session.expires_at', '>', clock.now())
    .executeTakeFirst()
  if (!row || row.disabled) return undefined
  const expiresAt = row.expires_at
  if (row.seat_id === null) return { account: accountFromRow(row), seat: null, expiresAt }
  const seat = await findSeat(db, mission, row.seat_id as SeatId)
  if (!seat || seat.revokedAt !== null) return undefined
  return { account: accountFromRow(row), seat, expiresAt }
}

export async function endSession(
  { database: { db }, mission }: SessionDeps,
  token: string,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('mission_id', '=', mission)
    .where('token_hash', '=', tokenHash(token))
    .execute()
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
