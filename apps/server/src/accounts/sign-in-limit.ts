import { createHash } from 'node:crypto'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { accountName } from './account-store.ts'

/** Guesses at one account within an hour, from wherever they come (security.md §4). */
export const guessesPerHour = 10

/** Challenges that one address may ask for within a minute: a row each, gone after two. */
const challengesPerMinute = 300

/** A base of many tablets shares one address; a guesser that tries many accounts is slowed down. */
const guessesPerAddress = 100

export type SignInLimit = {
  /** Counts a guess before it is checked. Returns `rate_limited` with the `seconds` to wait. */
  guess(name: string, address: string): Promise<Result<undefined, Problem>>
  /** Counts a question that costs the server something. Returns `rate_limited`. */
  ask(address: string): Promise<Result<undefined, Problem>>
  /** The guess was right: it is not counted. */
  wasRight(name: string, address: string): Promise<void>
}

/**
 * Limits guesses at passwords. An enrolled device signs a challenge instead of guessing, so nobody
 * can lock it out by guessing at its account.
 */
export function createSignInLimit(): SignInLimit {
  const byAccount = new RateLimiterMemory({ points: guessesPerHour, duration: 3600 })
  const byAddress = new RateLimiterMemory({ points: guessesPerAddress, duration: 3600 })
  const questions = new RateLimiterMemory({ points: challengesPerMinute, duration: 60 })
  return {
    async guess(name, address) {
      const fromThere = await consume(byAddress, address)
      return fromThere.ok ? await consume(byAccount, keyOf(name)) : fromThere
    },
    ask: (address) => consume(questions, address),
    async wasRight(name, address) {
      await byAddress.reward(address)
      await byAccount.delete(keyOf(name))
    },
  }
}

async function consume(
  limiter: RateLimiterMemory,
  key: string,
): Promise<Result<undefined, Problem>> {
  try {
    await limiter.consume(key)
    return ok(undefined)
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown
    return err(problem('rate_limited', { seconds: Math.ceil(thrown.msBeforeNext / 1_000) }))
  }
}

/** A fixed length, whatever was typed into the field. */
function keyOf(name: string): string {
  return createHash('sha256').update(accountName(name)).digest('base64url')
}
