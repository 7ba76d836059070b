import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** What one address may bring in a minute, in KB. A base of many tablets shares one address. */
const kilobytesPerMinute = 60_000

/** What a delivery counts for beside its bytes: the opening of many small ones costs time too. */
const kilobytesPerEnvelope = 20

export type DeliverLimit = {
  /** Counts a delivery before it is opened. Returns `rate_limited` with the `seconds` to wait. */
  bring(address: string, envelopes: readonly Uint8Array[]): Promise<Result<undefined, Problem>>
}

/** Limits what is delivered without a session, by the bytes after decoding. */
export function createDeliverLimit(): DeliverLimit {
  const byAddress = new RateLimiterMemory({ points: kilobytesPerMinute, duration: 60 })
  return {
    async bring(address, envelopes) {
      const bytes = envelopes.reduce((sum, envelope) => sum + envelope.length, 0)
      const points = Math.ceil(bytes / 1024) + kilobytesPerEnvelope * envelopes.length
      try {
        await byAddress.consume(address, points)
        return ok(undefined)
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown
        return err(problem('rate_limited', { seconds: Math.ceil(thrown.msBeforeNext / 1_000) }))
      }
    },
  }
}
