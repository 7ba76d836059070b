import { AreaId } from '@tocsin/schema/primitives/ids'
import * as z from 'zod/mini'
import { offerEvidence, readHostStates } from '../projections/read-host-states.ts'
import { deskProcedure, router } from './trpc.ts'

/**
 * How willing and able the host State is, for desks alone (SPEC HS-2). What a desk assesses is an event
 * that its own seat signs, and comes by the exchange.
 */
export const hostStateRouter = router({
  all: deskProcedure.query(({ ctx }) => {
    return readHostStates(ctx.deps.database.db, ctx.deps, ctx.actor)
  }),

  /** Incidents on which an assessment may rest. */
  evidence: deskProcedure.input(z.object({ area: AreaId })).query(({ ctx, input }) => {
    const { database, clock } = ctx.deps
    const asked = { area: input.area, now: clock.now() }
    return offerEvidence(database.db, ctx.deps, ctx.actor, asked)
  }),
})
