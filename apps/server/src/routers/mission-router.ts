import { SeatId } from '@tocsin/schema/primitives/ids'
import { PublicKey } from '@tocsin/schema/trust/statements'
import * as z from 'zod/mini'
import { proofsOf } from '../accounts/vouch.ts'
import { missionOf } from '../log/mission.ts'
import { accountProcedure, openProcedure, router, seatProcedure } from './trpc.ts'

export const missionRouter = router({
  /** What the mission decides for its seats, and the epoch under which its server takes pushes. */
  settings: accountProcedure.query(async ({ ctx }) => {
    const { settings, epoch } = await missionOf(ctx.deps.database.db, ctx.deps.mission)
    return { ...settings, epoch }
  }),

  /** From the mission's root to every key that it vouches for; a device checks it against its pinned root. */
  trust: accountProcedure.query(({ ctx }) => ctx.deps.trust.bundle()),

  /** For whoever is about to tell this server something: the delegate signs what they drew. */
  prove: openProcedure
    .input(z.object({ nonce: PublicKey }))
    .query(({ ctx, input }) => ctx.deps.trust.prove(input.nonce)),

  /** What the delegate has said of these seats of the roster. */
  seats: seatProcedure
    .input(z.object({ seats: z.array(SeatId).check(z.maxLength(200)) }))
    .query(({ ctx, input }) => proofsOf(ctx.deps, input.seats)),
})
