import { roleAccess } from '@tocsin/schema/access/role-access'
import type { Role } from '@tocsin/schema/primitives/actor'
import { type Bytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { inTransaction } from '../db/retry.ts'
import type { SystemSeatDeps } from '../log/open-system-seat.ts'
import { writeAudit } from './audit.ts'
import type { InvitationDeps } from './invitation-store.ts'
import { codeHash } from './one-time-code.ts'
import { listPasskeys } from './passkey-store.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { stepOfCode } from './totp.ts'

export type SecondFactorDeps = InvitationDeps & Pick<SystemSeatDeps, 'serverKey'>

/** More than the 160 bits that RFC 4226 §4 recommends, and whole blocks for the key wrap (RFC 3394). */
const secretBytes = 24

/** Who reads the records of every area, or administers, enrols a browser with a second factor only. */
export function needsSecondFactor(role: Role): boolean {
  const { desk, administers } = roleAccess[role]
  return desk || administers
}

/** Which of the two an account has that count: an app that makes codes, and how many keys. */
export type Factors = { code: boolean; passkeys: number }

export async function factorsOf(
  deps: Pick<InvitationDeps, 'database' | 'mission'>,
  account: string,
): Promise<Factors> {
  const row = await readFactor(deps.database.db, deps.mission, account)
  const keys = await listPasskeys(deps, account)
  return { code: row?.totp_confirmed_at != null, passkeys: keys.length }
}

/** Whether the account has one that counts. */
export async function hasSecondFactor(
  deps: Pick<InvitationDeps, 'database' | 'mission'>,
  account: string,
): Promise<boolean> {
  const { code, passkeys } = await factorsOf(deps, account)
  return code || passkeys > 0
}

/**
 * Draws a secret and keeps it wrapped; it counts from its first code on. Undefined once the account
 * has one that counts: that one is never shown again.
 */
export async function beginSecondFactor(
  { database: { db }, mission, random, serverKey }: SecondFactorDeps,
  account: string,
): Promise<Bytes | undefined> {
  const secret = random(secretBytes)
  const changed = await db
    .updateTable('account')
    .set({ totp_wrapped: await wrap(serverKey.key, secret), totp_step: null })
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .where('totp_confirmed_at', 'is', null)
    .returning('account_id')
    .execute()
  return changed.length === 1 ? secret : undefined
}

/**
 * The first code shows that the secret has arrived. Returns codes for the day when it is lost, told
 * this one time where it is the first factor; or `code_refused`.
 */
export async function confirmSecondFactor(
  deps: SecondFactorDeps,
  account: string,
  typed: string,
): Promise<Result<string[], Problem>> {
  const { database, mission, clock, random } = deps
  const { code, passkeys } = await factorsOf(deps, account)
  if (code || !(await takeCode(deps, account, typed))) return err(problem('code_refused'))
  const now = clock.now()
  return inTransaction(database, async (tx) => {
    await tx
      .updateTable('account')
      .set({ totp_confirmed_at: now })
      .where('mission_id', '=', mission)
      .where('account_id', '=', account)
      .execute()
    const line = { by: account, what: 'second_factor_set', about: account } as const
    await writeAudit(tx, { mission, now }, line)
    return ok(passkeys > 0 ? [] : await makeRecoveryCodes(tx, { mission, random }, account))
  })
}

/** Checks the code of the app, or uses up a recovery code. Returns `code_refused`. */
export async function checkSecondFactor(
  deps: SecondFactorDeps,
  account: string,
  typed: string,
): Promise<Result<undefined, Problem>> {
  const { code, passkeys } = await factorsOf(deps, account)
  if (!code && passkeys === 0) return err(problem('code_refused'))
  // A secret that was drawn and never confirmed may be somebody else's: beside a key it is none.
  if (code && (await takeCode(deps, account, typed))) return ok(undefined)
  const { database, mission, clock } = deps
  const now = clock.now()
  const used = await database.db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .where('code_hash', '=', codeHash(typed))
    .where('used_at', 'is', null)
    .returning('code_hash')
    .execute()
  if (used.length === 0) return err(problem('code_refused'))
  const line = { by: account, what: 'recovery_code_used', about: account } as const
  await writeAudit(database.db, { mission, now }, line)
  return ok(undefined)
}

/**
 * Takes code and keys away, so that the next sign-in sets a new one up: when phone, keys and recovery
 * codes are lost.
 *
 * @returns `not_found`.
 */
export async function resetSecondFactor(
  { database, mission, clock }: InvitationDeps,
  by: string | null,
  account: string,
): Promise<Result<undefined, Problem>> {
  const now = clock.now()
  return await inTransaction(database, async (tx) => {
    const taken = await tx
      .updateTable('account')
      .set({ totp_wrapped: null, totp_confirmed_at: null, totp_step: null })
      .where('mission_id', '=', mission)
      .where('account_id', '=', account)
      .returning('account_id')
      .execute()
    if (taken.length === 0) return err(problem('not_found'))
    await tx
      .deleteFrom('passkey')
      .where('mission_id', '=', mission)
      .where('account_id', '=', account)
      .execute()
    await tx
      .deleteFrom('session')
      .where('mission_id', '=', mission)
      .where('account_id', '=', account)
      .where('seat_id', 'is', null)
      .execute()
    await writeAudit(tx, { mission, now }, { by, what: 'second_factor_reset', about: account })
    return ok(undefined)
  })
}

/** True once a step: the row moves on in the same statement that compares it. */
async function takeCode(
  { database: { db }, mission, clock, serverKey }: SecondFactorDeps,
  account: string,
  typed: string,
): Promise<boolean> {
  const row = await readFactor(db, mission, account)
  if (!row?.totp_wrapped) return false
  const secret = await unwrap(serverKey.key, row.totp_wrapped)
  const step = stepOfCode(secret, typed, { now: clock.now(), lastStep: row.totp_step })
  if (step === undefined) return false
  const moved = await db
    .updateTable('account')
    .set({ totp_step: step })
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .where('totp_wrapped', '=', row.totp_wrapped)
    .where(({ or, eb }) => or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
    .returning('account_id')
    .execute()
  return moved.length === 1
}

/** The secret of an account, for `tocsin code` in the demo. */
export async function readSecret(
  { database: { db }, mission, serverKey }: SecondFactorDeps,
  account: string,
): Promise<Bytes | undefined> {
  const row = await readFactor(db, mission, account)
  return row?.totp_wrapped ? await unwrap(serverKey.key, row.totp_wrapped) : undefined
}

function readFactor(db: InvitationDeps['database']['db'], mission: string, account: string) {
  return db
    .selectFrom('account')
    .select(['totp_wrapped', 'totp_confirmed_at', 'totp_step'])
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .executeTakeFirst()
}

const hmac = { name: 'HMAC', hash: 'SHA-1' }
type WrappingKey = SystemSeatDeps['serverKey']['key']

async function wrap(wrapping: WrappingKey, secret: Bytes): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, hmac, true, ['sign'])
  const wrapped = await crypto.subtle.wrapKey('raw', key, wrapping, 'AES-KW')
  return toBase64Url(new Uint8Array(wrapped))
}

async function unwrap(wrapping: WrappingKey, wrapped: string): Promise<Bytes> {
  const bytes = fromBase64Url(wrapped)
  const key = await crypto.subtle.unwrapKey('raw', bytes, wrapping, 'AES-KW', hmac, true, ['sign'])
  return new Uint8Array(await crypto.subtle.exportKey('raw', key))
}
