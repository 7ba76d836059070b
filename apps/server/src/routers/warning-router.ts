import { problem } from '@tocsin/schema/problem'
import { readBackTest } from '../warnings/read-back-test.ts'
import { readWarnings } from '../warnings/read-warnings.ts'
import { runWarnings } from '../warnings/run-warnings.ts'
import { problemError } from './problem-error.ts'
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

  /** What warnings have been worth: the same for everybody. */
  backTest: deskProcedure.query(({ ctx }) => readBackTest(ctx.deps.database.db, ctx.deps)),
})
