import { createHash } from 'node:crypto'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { InvitationDeps } from './invitation-store.ts'

/** How long a browser is remembered after a person signed in there. */
export const knownBrowserMs = 90 * 86_400_000

/**
 * Remembers that this account was signed in to in a browser. The token gives no right: it only takes
 * the browser out of the count of strangers' guesses at this one account.
 */
export async function rememberBrowser(
  { database: { db }, mission, clock, random }: InvitationDeps,
  account: string,
): Promise<string> {
  const token = toBase64Url(random(32))
  const now = clock.now()
  await db
    .deleteFrom('known_browser')
    .where('mission_id', '=', mission)
    .where('until', '<=', now)
    .execute()
  await db
    .insertInto('known_browser')
    .values({
      mission_id: mission,
      token_hash: hashOf(token),
      account_id: account,
      until: now + knownBrowserMs,
    })
    .execute()
  return token
}

export async function isKnownBrowser(
  { database: { db }, mission, clock }: Omit<InvitationDeps, 'random'>,
  token: string | undefined,
  account: string | undefined,
): Promise<boolean> {
  if (token === undefined || account === undefined) return false
  const row = await db
    .selectFrom('known_browser')
    .select('until')
    .where('mission_id', '=', mission)
    .where('token_hash', '=', hashOf(token))
    .where('account_id', '=', account)
    .where('until', '>', clock.now())
    .executeTakeFirst()
  return row !== undefined
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
