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

/**
 * After so long without a request a session is over, whoever holds its cookie. A browser that locks
 * ends its own at once; this is for one that could not say so: no link, a dead battery.
 */
const idleEndMs = 30 * 60_000

export type Session = {
  /** Names the session to its owner; nobody signs in with it. */
  id: string
  account: Account
  seat: KnownSeat | null
  /** Whether the second factor was shown in it. */
  secondFactor: boolean
  /** When its person last showed once more who they are; null when they did not. */
  provenAt: number | null
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
    .where(({ or, eb }) =>
      or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', now - idleEndMs)]),
    )
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
      proven_at: null,
      last_seen_at: now,
      created_at: now,
      expires_at: now + maxAgeMs,
    })
    .execute()
  return { token, maxAgeMs }
}

/**
 * The session of a token, unless it ended, its account was closed or its seat revoked. Looking counts
 * as use of it, but for a connection that only stays open.
 */
export async function findSession(
  { database: { db }, mission, clock }: SessionDeps,
  token: string,
  { isUse }: { isUse: boolean } = { isUse: true },
): Promise<Session | undefined> {
  const now = clock.now()
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
      'session.proven_at',
      'session.last_seen_at',
      'session.expires_at',
    ])
    .where('session.mission_id', '=', mission)
    .where('session.token_hash', '=', tokenHash(token))
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', now - idleEndMs)
    .executeTakeFirst()
  if (!row || row.disabled) return undefined
  if (isUse) await seen(db, mission, row, now)
  const session = {
    id: row.session_id,
    account: accountFromRow(row),
    secondFactor: row.second_factor,
    provenAt: row.proven_at,
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

/** The second factor was shown in this session, right after the password: both are proven. */
export async function markSecondFactor(
  { database: { db }, mission, clock }: SessionDeps,
  id: string,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ second_factor: true, proven_at: clock.now() })
    .where('mission_id', '=', mission)
    .where('session_id', '=', id)
    .execute()
}

/** The person behind this session showed once more who they are. */
export async function markProven(
  { database: { db }, mission, clock }: SessionDeps,
  id: string,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ proven_at: clock.now() })
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
  const now = clock.now()
  let query = db
    .selectFrom('session')
    .select(['session_id', 'account_id', 'seat_id', 'created_at', 'last_seen_at', 'expires_at'])
    .where('mission_id', '=', mission)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', now - idleEndMs)
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

/** Ends every session of an account but this one: what stands for the account has changed (ASVS 5.0, 7.4.3). */
export async function endOtherSessions(
  db: Handle,
  mission: string,
  { account, session }: { account: string; session: string },
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .where('session_id', '!=', session)
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
