import { createHash } from 'node:crypto'
import { roleAccess } from '@tocsin/schema/access/role-access'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Handle } from '../log/log-deps.ts'
import { findSeat, type KnownSeat } from '../log/seats.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, accountFromRow } from './account-store.ts'
import { writeAudit } from './audit.ts'

type SessionDeps = Omit<AccountDeps, 'roster'>

/** A session bound to a seat; the tablet opens a new one by itself at every unlock. */
const seatSessionMs = 12 * 3_600_000

/** One that rests on a password alone is good for enrolling a device, and short. */
const passwordSessionMs = 30 * 60_000

export type Session = {
  /** Names the session to its owner; nobody signs in with it. */
  id: string
  account: Account
  seat: KnownSeat | null
  /** Whether the second factor was shown in it. */
  secondFactor: boolean
  expiresAt: number
}

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
    .select([
      'session.session_id',
      'session.seat_id',
      'session.second_factor',
      'session.last_seen_at',
      'session.expires_at',
    ])
    .where('session.mission_id', '=', mission)
    .where('session.token_hash', '=', tokenHash(token))
    .where('session.expires_at', '>', clock.now())
    .executeTakeFirst()
  if (!row || row.disabled) return undefined
  await seen(db, mission, row, clock.now())
  const session = {
    id: row.session_id,
    account: accountFromRow(row),
    secondFactor: row.second_factor,
    expiresAt: row.expires_at,
  }
  if (row.seat_id === null) return { ...session, seat: null }
  const seat = await findSeat(db, mission, row.seat_id as SeatId)
  return seat && seat.revokedAt === null ? { ...session, seat } : undefined
}

/** Not at every request: a row a minute is enough to tell a session in use from a forgotten one. */
async function seen(
  db: Handle,
  mission: string,
  row: { session_id: string; last_seen_at: number | null },
  now: number,
): Promise<void> {
  if (row.last_seen_at !== null && now - row.last_seen_at < 60_000) return
  await db
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('mission_id', '=', mission)
    .where('session_id', '=', row.session_id)
    .execute()
}

/** The second factor was shown in this session. */
export async function markSecondFactor(
  { database: { db }, mission }: SessionDeps,
  id: string,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ second_factor: true })
    .where('mission_id', '=', mission)
    .where('session_id', '=', id)
    .execute()
}

export type SessionLine = {
  id: string
  account: string
  /** The device that opened it, or null: a password did. */
  seat: SeatId | null
  createdAt: number
  lastSeenAt: number | null
  expiresAt: number
}

/** The sessions that are open now, of one account or of all, the last seen first. */
export async function listSessions(
  { database: { db }, mission, clock }: SessionDeps,
  account?: string,
): Promise<SessionLine[]> {
  let query = db
    .selectFrom('session')
    .select(['session_id', 'account_id', 'seat_id', 'created_at', 'last_seen_at', 'expires_at'])
    .where('mission_id', '=', mission)
    .where('expires_at', '>', clock.now())
  if (account !== undefined) query = query.where('account_id', '=', account)
  const rows = await query.orderBy('last_seen_at', 'desc').execute()
  return rows.map((row) => ({
    id: row.session_id,
    account: row.account_id,
    seat: row.seat_id as SeatId | null,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }))
}

/**
 * Ends a session by its name: its owner any of theirs, an administrator anybody's. It is refused from
 * the next request on. Returns `not_found`.
 */
export async function endSessionOf(
  { database: { db }, mission, clock }: SessionDeps,
  by: Account,
  id: string,
): Promise<Result<undefined, Problem>> {
  let ended = db
    .deleteFrom('session')
    .where('mission_id', '=', mission)
    .where('session_id', '=', id)
  if (!roleAccess[by.role].administers) ended = ended.where('account_id', '=', by.id)
  const rows = await ended.returning('account_id').execute()
  const [row] = rows
  if (!row) return err(problem('not_found'))
  const line = { by: by.id, what: 'session_ended', about: row.account_id } as const
  await writeAudit(db, { mission, now: clock.now() }, line)
  return ok(undefined)
}

/** Ends every session of an account. */
export async function endSessionsOf(db: Handle, mission: string, account: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .execute()
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
