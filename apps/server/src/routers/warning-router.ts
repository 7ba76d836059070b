import { UtcMinute } from '@tocsin/schema/primitives/utc-minute'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { lookBack } from '../warnings/look-back.ts'
import { readBackTest } from '../warnings/read-back-test.ts'
import { readWarnings } from '../warnings/read-warnings.ts'
import { runWarnings } from '../warnings/run-warnings.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { deskProcedure, router } from './trpc.ts'

export const warningRouter = router({
  /** Looks now. Once a minute at most: a run costs what a hundred questions do. */
  run: deskProcedure.mutation(async ({ ctx }) => {
    const minute = Math.floor(ctx.deps.clock.now() / 60_000)
    const isMade = await runWarnings(ctx.deps, { id: `desk-${minute}`, askedBy: 'desk' })
    if (!isMade) throw problemError(problem('rate_limited'))
    return null
  }),

  /** The risk list, warnings and how much is known, as far as this reader may read what is behind them. */
  all: deskProcedure.query(({ ctx }) => {
    const { database, clock } = ctx.deps
    return readWarnings(database.db, ctx.deps, ctx.actor, clock.now())
  }),

  /** What they would have been at a past minute. Reads the log up to it, so a few times a minute at most. */
  lookBack: deskProcedure.input(z.object({ minute: UtcMinute })).query(async ({ ctx, input }) => {
    const { database, clock, askLimit } = ctx.deps
    valueOrProblem(await askLimit.lookBack(ctx.actor.seat))
    const asked = { minute: input.minute, now: clock.now() }
    return valueOrProblem(await lookBack(database.db, ctx.deps, ctx.actor, asked))
  }),

  /** What warnings have been worth: the same for everybody. */
  backTest: deskProcedure.query(({ ctx }) => readBackTest(ctx.deps.database.db, ctx.deps)),
})
