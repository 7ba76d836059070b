import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import { problem } from '@tocsin/schema/problem'
import {
  type DeliverReply,
  DeliverRequest,
  largestDeliveryBytes,
} from '@tocsin/schema/sync/deliver'
import { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { stopForked } from '../accounts/stop-forked.ts'
import { revocationOf, vouchFor } from '../accounts/vouch.ts'
import { deliver } from '../log/deliver.ts'
import { noteDelivered } from '../log/delivered.ts'
import { noteDestroyed } from '../log/destroyed.ts'
import { exchange } from '../log/exchange.ts'
import { findSeat } from '../log/seats.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { openProcedure, router } from './trpc.ts'

export const syncRouter = router({
  /** Push and pull; the run's signature says whose it is (SPEC LG-1). */
  exchange: openProcedure.input(ExchangeRequest).mutation(async ({ ctx, input }) => {
    const { deps, address } = ctx
    valueOrProblem(await deps.askLimit.exchange(address, input.question.seat))
    const reply = valueOrProblem(await exchange(deps, input))
    await noteDelivered(deps, input.question, reply.cursors)
    await noteDestroyed(deps, input.question)
    if (reply.held.some(({ problem }) => problem.code === 'forked')) await stopForked(deps)
    const seat = await findSeat(ctx.deps.database.db, ctx.deps.mission, input.question.seat)
    // Every seat reads the roster: who is told of no scope at all was taken out of the mission.
    if (Object.keys(reply.cursors).length > 0) {
      if (!seat || seat.rightsFrom <= (input.question.rights?.from ?? 0)) return reply
      const { root, delegate } = await deps.trust.bundle()
      return { ...reply, rights: { root, delegate, enrolled: await vouchFor(deps, seat) } }
    }
    const revoked = seat && (await revocationOf(ctx.deps, seat))
    if (!revoked) return reply
    const { root, delegate } = await ctx.deps.trust.bundle()
    return { ...reply, revocation: { root, delegate, revoked } }
  }),

  /** Sealed envelopes, from whoever brings them; the seats' signatures are inside (SPEC EN-5, EN-6). */
  deliver: openProcedure
    .input(DeliverRequest)
    .mutation(async ({ ctx, input }): Promise<DeliverReply> => {
      const { deps, address } = ctx
      const envelopes = input.envelopes.map(bytesOf)
      const bytes = envelopes.reduce((sum, envelope) => sum + envelope.length, 0)
      if (bytes > largestDeliveryBytes) throw problemError(problem('too_large'))
      valueOrProblem(await deps.deliverLimit.bring(address, envelopes))
      const answers = await deliver(deps, deps.trust.transport.key, envelopes)
      if (answers.includes('held')) await stopForked(deps)
      return { answers }
    }),
})

/** Megabytes of it: Node's own decoder, which the form of the request has already been checked for. */
function bytesOf(text: string): Bytes {
  return concatBytes(Buffer.from(text, 'base64url'))
}
