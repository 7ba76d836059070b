import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Challenges within a minute: a row each, gone after two. */
const challengesPerMinute = 300

/** A tablet asks every few seconds at most; pages of a first pull follow each other at once. */
const exchangesPerSeat = 240

/** A base of many tablets shares one address. */
const exchangesPerAddress = 6_000

/** Each reads the log and computes what a weekly run does. */
const lookBacksPerSeat = 12

/** Reading one takes a tenth of a second at most, and whoever sends it need not be anybody. */
const refusedPerAddress = 120

export type AskLimit = {
  /**
   * Counts a question for a challenge. An enrolled seat has a bucket of its own at each address, so
   * that who asks for others uses up nothing of it. Returns `rate_limited`.
   */
  challenge(address: string, enrolled: SeatId | null): Promise<Result<undefined, Problem>>
  /** Counts an exchange before its signature is checked, which costs time. Returns `rate_limited`. */
  exchange(address: string, seat: SeatId): Promise<Result<undefined, Problem>>
  /** Counts a question for what was known at a past moment. Returns `rate_limited`. */
  lookBack(seat: SeatId): Promise<Result<undefined, Problem>>
  /** Whether frames from this address are read at all (SPEC WC-11). Returns `rate_limited`. */
  frame(address: string): Promise<Result<undefined, Problem>>
  /** Counts a frame that was refused once it was read. */
  refused(address: string): Promise<void>
}

/** Limits what costs the server something and guesses nothing: within this process, forgotten with it. */
export function createAskLimit(): AskLimit {
  const challenges = new RateLimiterMemory({ points: challengesPerMinute, duration: 60 })
  const bySeat = new RateLimiterMemory({ points: exchangesPerSeat, duration: 60 })
  const byAddress = new RateLimiterMemory({ points: exchangesPerAddress, duration: 60 })
  const lookBacks = new RateLimiterMemory({ points: lookBacksPerSeat, duration: 60 })
  const refusals = new RateLimiterMemory({ points: refusedPerAddress, duration: 60 })
  return {
    challenge: (address, enrolled) => consume(challenges, `${address} ${enrolled ?? ''}`),
    async exchange(address, seat) {
      const own = await consume(bySeat, `${address} ${seat}`)
      return own.ok ? await consume(byAddress, address) : own
    },
    lookBack: (seat) => consume(lookBacks, seat),
    async frame(address) {
      const counted = await refusals.get(address)
      return counted && counted.remainingPoints <= 0 ? limited(counted) : ok(undefined)
    },
    async refused(address) {
      await consume(refusals, address)
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
    return limited(thrown)
  }
}

function limited({ msBeforeNext }: RateLimiterRes): Result<never, Problem> {
  return err(problem('rate_limited', { seconds: Math.ceil(msBeforeNext / 1_000) }))
}
