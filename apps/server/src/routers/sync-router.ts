import { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { exchange } from '../log/exchange.ts'
import { valueOrProblem } from './problem-error.ts'
import { openProcedure, router } from './trpc.ts'

export const syncRouter = router({
  /** Push and pull; the run's signature says whose it is (SPEC LG-1). */
  exchange: openProcedure
    .input(ExchangeRequest)
    .mutation(async ({ ctx, input }) => valueOrProblem(await exchange(ctx.deps, input))),
})
