import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Choices } from './random.ts'

/** What becomes of one request and its reply. */
export const fates = [
  'delivered',
  'lost',
  'reply_lost',
  'sent_twice',
  'late',
  'server_crashes_before_commit',
] as const
export type Fate = (typeof fates)[number]

export type Carry<Request, Reply> = (request: Request) => Promise<Result<Reply, Problem>>

export type FlakyLink<Request, Reply> = {
  /** Carries a request; what did not come back is `server_unreachable`. */
  send(request: Request): Promise<Result<Reply, Problem>>
  /** Delivers one of the requests that are still on their way, in any order; its reply reaches nobody. */
  deliverLate(): Promise<boolean>
  /** From now on everything arrives once and at once. */
  mend(): void
}

/**
 * A link that loses, doubles, delays and reorders, as its choices say. A request that comes late
 * arrives after later ones, when its sender has long given it up. `reply_lost` is also what a server
 * that crashed after its commit looks like from outside.
 */
export function createFlakyLink<Request, Reply>(options: {
  carry: Carry<Request, Reply>
  /** Carries a request to a server that dies before its transaction is committed. */
  crash?: (request: Request) => Promise<void>
  choices: Choices
  /** Weight of each fate. */
  weights: Readonly<Record<Fate, number>>
  onFate?: (fate: Fate) => void
}): FlakyLink<Request, Reply> {
  const { carry, crash, choices, onFate } = options
  let weights: Readonly<Partial<Record<Fate, number>>> = options.weights
  const late: Request[] = []
  const unreachable = err(problem('server_unreachable'))
  return {
    async send(request) {
      const fate = choices.weighted(fates, (one) => weights[one] ?? 0)
      onFate?.(fate)
      switch (fate) {
        case 'delivered':
          return await carry(request)
        case 'lost':
          return unreachable
        case 'reply_lost':
          await carry(request)
          return unreachable
        case 'sent_twice': {
          const first = await carry(request)
          const second = await carry(request)
          return choices.chance(0.5) ? first : second
        }
        case 'late':
          late.push(request)
          return unreachable
        case 'server_crashes_before_commit':
          await crash?.(request)
          return unreachable
      }
    },
    async deliverLate() {
      if (late.length === 0) return false
      const [request] = late.splice(choices.whole(0, late.length - 1), 1)
      if (request !== undefined) await carry(request)
      return true
    },
    mend() {
      weights = { delivered: 1 }
    },
  }
}
