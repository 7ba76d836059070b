import { createHash } from 'node:crypto'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { accountName } from './account-store.ts'
import { dropOldBuckets, giveBack, type RateDeps, takeFromBucket } from './rate-buckets.ts'

/** Guesses at one account within an hour, from wherever they come (security.md §4). */
export const guessesPerHour = 10

const hourMs = 3_600_000

/** A base of many tablets shares one address; a guesser that tries many accounts is slowed down. */
const guessesPerAddress = 100

/** What somebody may try: a password, the code of a second factor, an invitation. */
export type Attempt = {
  what: 'password' | 'code' | 'invitation'
  /** The account's name or id; '' where the guess names none. */
  at: string
  address: string
  /** Whether this browser signed in to this account before (`known-browser.ts`). */
  isKnown: boolean
}

/**
 * Counts a guess before it is checked. Strangers share one bucket an account; the browser in which
 * its officer signed in before has one of its own, so that nobody locks the officer out by guessing.
 * An enrolled device signs a challenge and meets none of this.
 *
 * @returns `rate_limited` with the `seconds` to wait.
 */
export async function countGuess(
  deps: RateDeps,
  attempt: Attempt,
): Promise<Result<undefined, Problem>> {
  if (!attempt.isKnown) {
    const most = { most: guessesPerAddress, perMs: hourMs }
    const fromThere = await takeFromBucket(deps, addressBucket(attempt), most)
    if (!fromThere.ok) return fromThere
  }
  if (attempt.at === '') return ok(undefined)
  return await takeFromBucket(deps, accountBucket(attempt), { most: guessesPerHour, perMs: hourMs })
}

/** The guess was right: it is not counted. Those before it stay, or one's own would hide another's. */
export async function wasRight(deps: RateDeps, attempt: Attempt): Promise<void> {
  if (!attempt.isKnown) await giveBack(deps, addressBucket(attempt))
  if (attempt.at !== '') await giveBack(deps, accountBucket(attempt))
  await dropOldBuckets(deps)
}

function addressBucket({ what, address }: Attempt): string {
  return bucketOf(what, 'from', address)
}

function accountBucket({ what, at, isKnown }: Attempt): string {
  return bucketOf(what, isKnown ? 'known' : 'stranger', accountName(at))
}

/** A fixed length, whatever was typed into the field, and no address or name in clear. */
function bucketOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
