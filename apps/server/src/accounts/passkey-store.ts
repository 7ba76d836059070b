import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { Handle } from '../log/log-deps.ts'
import type { InvitationDeps } from './invitation-store.ts'

type StoreDeps = Pick<InvitationDeps, 'database' | 'mission'>

/** As long as somebody needs to find a key and touch it. */
const challengeMs = 5 * 60_000

/** What a key is asked for: to be taken for an account, or to answer for it. */
export type Purpose = 'register' | 'answer'

export type Passkey = {
  id: string
  name: string
  /** COSE key, base64url. */
  publicKey: string
  counter: number
  transports: string[]
  madeAt: number
  usedAt: number | null
}

/** A challenge for one session and purpose; a later one takes its place. */
export async function drawChallenge(
  { database: { db }, mission, clock, random }: InvitationDeps,
  session: string,
  purpose: Purpose,
): Promise<string> {
  const now = clock.now()
  await db
    .deleteFrom('passkey_challenge')
    .where('mission_id', '=', mission)
    .where('expires_at', '<=', now)
    .execute()
  const drawn = { challenge: toBase64Url(random(32)), expires_at: now + challengeMs }
  await db
    .insertInto('passkey_challenge')
    .values({ mission_id: mission, session_id: session, purpose, ...drawn })
    .onConflict((at) => at.columns(['mission_id', 'session_id', 'purpose']).doUpdateSet(drawn))
    .execute()
  return drawn.challenge
}

/** The challenge that this session was given, which is used up by asking. */
export async function takeChallenge(
  { database: { db }, mission, clock }: Pick<InvitationDeps, 'database' | 'mission' | 'clock'>,
  session: string,
  purpose: Purpose,
): Promise<string | undefined> {
  const taken = await db
    .deleteFrom('passkey_challenge')
    .where('mission_id', '=', mission)
    .where('session_id', '=', session)
    .where('purpose', '=', purpose)
    .returning(['challenge', 'expires_at'])
    .executeTakeFirst()
  return taken && taken.expires_at > clock.now() ? taken.challenge : undefined
}

export async function listPasskeys(
  { database: { db }, mission }: StoreDeps,
  account: string,
): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .orderBy('made_at')
    .execute()
  return rows.map((row) => ({
    id: row.credential_id,
    name: row.name,
    publicKey: row.public_key,
    counter: row.counter,
    // as: the column holds what `insertPasskey` wrote.
    transports: JSON.parse(row.transports_json) as string[],
    madeAt: row.made_at,
    usedAt: row.used_at,
  }))
}

/** False when the mission knows this key already, whoever's it is. */
export async function insertPasskey(
  db: Handle,
  mission: string,
  account: string,
  { id, name, publicKey, counter, transports, madeAt }: Omit<Passkey, 'usedAt'>,
): Promise<boolean> {
  const rows = await db
    .insertInto('passkey')
    .values({
      ...{ mission_id: mission, credential_id: id, account_id: account, name, counter },
      ...{ public_key: publicKey, transports_json: JSON.stringify(transports) },
      ...{ made_at: madeAt, used_at: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('credential_id')
    .execute()
  return rows.length === 1
}

/** Moves the count of a key on, in the statement that compares it; false when another answer came first. */
export async function movePasskey(
  { database: { db }, mission, clock }: Pick<InvitationDeps, 'database' | 'mission' | 'clock'>,
  { id, counter }: Pick<Passkey, 'id' | 'counter'>,
  next: number,
): Promise<boolean> {
  const rows = await db
    .updateTable('passkey')
    .set({ counter: next, used_at: clock.now() })
    .where('mission_id', '=', mission)
    .where('credential_id', '=', id)
    .where('counter', '=', counter)
    .returning('credential_id')
    .execute()
  return rows.length === 1
}
