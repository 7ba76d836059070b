import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { fromBase64Url, toBase64Url, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { inTransaction } from '../db/retry.ts'
import type { Handle } from '../log/log-deps.ts'
import type { Account } from './account-store.ts'
import { writeAudit } from './audit.ts'
import type { InvitationDeps } from './invitation-store.ts'
import {
  drawChallenge,
  insertPasskey,
  listPasskeys,
  movePasskey,
  takeChallenge,
} from './passkey-store.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { endOtherSessions } from './sessions.ts'

export type PasskeyDeps = InvitationDeps & {
  /**
   * The address at which browsers reach this server; keys are bound to it. Without one there are no
   * passkeys: what a request says of itself is not believed.
   */
  origin: string | undefined
}

/** Whose session asks, and by which name it is known to its owner. */
export type Asker = { account: Account; session: string }

/** COSE algorithms that are taken, the best first: EdDSA, ES256, RS256 (RFC 9053, RFC 8812). */
export const algorithms = [-8, -7, -257]
const mostPasskeys = 10
const waitMs = 60_000

/** Most servers never see a passkey: its library is not loaded for them. */
const webauthn = () => import('@simplewebauthn/server')

/** What a browser hands to its authenticator to make a key (WebAuthn level 3, §5.4). Undefined where there are none. */
export async function beginPasskey(deps: PasskeyDeps, { account, session }: Asker) {
  const known = await listPasskeys(deps, account.id)
  if (deps.origin === undefined || known.length >= mostPasskeys) return undefined
  return {
    challenge: await drawChallenge(deps, session, 'register'),
    rp: { id: new URL(deps.origin).hostname, name: `Tocsin ${deps.mission}` },
    user: { id: toBase64Url(utf8(account.id)), name: account.name },
    algorithms,
    exclude: known.map(({ id }) => id),
    timeout: waitMs,
  }
}

/**
 * Takes a key for an account, by the name that its owner gives it. The first factor that counts
 * brings recovery codes, told this one time.
 *
 * @returns `bad_signature` for an answer to another question, address or session, without the
 * person having been verified, or of a key that is known already.
 */
export async function takePasskey(
  deps: PasskeyDeps,
  { account, session }: Asker,
  { name, response }: { name: string; response: RegistrationResponseJSON },
  isFirst: boolean,
): Promise<Result<string[], Problem>> {
  const refused = err(problem('bad_signature'))
  const { origin, database, mission, clock, random } = deps
  const challenge = await takeChallenge(deps, session, 'register')
  if (challenge === undefined || origin === undefined) return refused
  const { verifyRegistrationResponse } = await webauthn()
  const seen = await verifyRegistrationResponse({
    ...{ response, expectedChallenge: challenge, expectedOrigin: origin },
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!seen?.verified) return refused
  const { credential } = seen.registrationInfo
  const now = clock.now()
  return inTransaction(database, async (tx) => {
    const isNew = await insertPasskey(tx, mission, account.id, {
      ...{ id: credential.id, name, counter: credential.counter, madeAt: now },
      publicKey: toBase64Url(new Uint8Array(credential.publicKey)),
      transports: credential.transports ?? [],
    })
    if (!isNew) return refused
    if (isFirst) await dropUnconfirmed(tx, mission, account.id)
    await endOtherSessions(tx, mission, { account: account.id, session })
    const line = { by: account.id, what: 'passkey_added', about: account.id } as const
    await writeAudit(tx, { mission, now }, line)
    return ok(isFirst ? await makeRecoveryCodes(tx, { mission, random }, account.id) : [])
  })
}

/** Whoever knew the password before may have drawn a secret that waits for its first code. */
async function dropUnconfirmed(tx: Handle, mission: string, account: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ totp_wrapped: null, totp_step: null })
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .where('totp_confirmed_at', 'is', null)
    .execute()
}

/** What a browser asks its authenticator to sign. Undefined where the account has no key. */
export async function askPasskey(deps: PasskeyDeps, { account, session }: Asker) {
  const known = await listPasskeys(deps, account.id)
  if (deps.origin === undefined || known.length === 0) return undefined
  return {
    challenge: await drawChallenge(deps, session, 'answer'),
    rpId: new URL(deps.origin).hostname,
    allow: known.map(({ id, transports }) => ({ id, transports })),
    timeout: waitMs,
  }
}

/**
 * Whether a key of this account answered the question that this session was asked, here, with its
 * person verified. The question is used up by any answer; a key whose count goes back is refused.
 */
export async function checkPasskey(
  deps: PasskeyDeps,
  { account, session }: Asker,
  response: AuthenticationResponseJSON,
): Promise<boolean> {
  const challenge = await takeChallenge(deps, session, 'answer')
  const key = (await listPasskeys(deps, account.id)).find(({ id }) => id === response.id)
  const { origin } = deps
  if (challenge === undefined || !key || origin === undefined) return false
  const { verifyAuthenticationResponse } = await webauthn()
  const seen = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge: challenge, expectedOrigin: origin },
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    credential: {
      ...{ id: key.id, counter: key.counter, publicKey: fromBase64Url(key.publicKey) },
      // as: what the authenticator said of itself; a hint for the browser and nothing else.
      transports: key.transports as AuthenticatorTransport[],
    },
  }).catch(() => undefined)
  return !!seen?.verified && movePasskey(deps, key, seen.authenticationInfo.newCounter)
}

/** Takes a key away, and ends every other session. Returns `not_found`. */
export async function removePasskey(
  { database, mission, clock }: InvitationDeps,
  { account: { id: account }, session }: Asker,
  id: string,
): Promise<Result<undefined, Problem>> {
  const gone = await database.db
    .deleteFrom('passkey')
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .where('credential_id', '=', id)
    .returning('credential_id')
    .execute()
  if (gone.length === 0) return err(problem('not_found'))
  await endOtherSessions(database.db, mission, { account, session })
  const line = { by: account, what: 'passkey_removed', about: account } as const
  await writeAudit(database.db, { mission, now: clock.now() }, line)
  return ok(undefined)
}
