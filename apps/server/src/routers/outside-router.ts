import { outsideFormats } from '@tocsin/schema/desk/given-files'
import { Code } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { locales } from '@tocsin/schema/vocabulary/vocabulary'
import * as z from 'zod/mini'
import { writeAudit } from '../accounts/audit.ts'
import { outsideFile } from '../summaries/outside-file.ts'
import { readPlan, setPlan } from '../summaries/outside-ledger.ts'
import { readOutside } from '../summaries/read-outside.ts'
import { releaseOutside } from '../summaries/release-outside.ts'
import { WeekStart } from './desk-router.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { deskProcedure, router } from './trpc.ts'

const Week = z.object({ weekStart: WeekStart, profile: Code })

/** What offices outside are told, decided by headquarters; who was handed it is an event of the paper. */
export const outsideRouter = router({
  plan: deskProcedure.query(({ ctx }) => readPlan(ctx.deps.database.db, ctx.deps.mission)),

  setPlan: deskProcedure
    .input(z.object({ plan: ReleasePlan }))
    .mutation(async ({ ctx, input: { plan } }) => {
      if (ctx.actor.role !== 'headquarters') throw problemError(problem('not_allowed'))
      const refusal = await setPlan(ctx.deps, { plan, by: ctx.actor.seat })
      if (refusal) throw problemError(refusal)
      const { database, mission, clock } = ctx.deps
      const line = { by: ctx.account.id, what: 'outside_plan_set', about: null } as const
      await writeAudit(database.db, { mission, now: clock.now() }, line)
    }),

  /** A week as it was told, with who was handed it; nothing is released by looking. */
  read: deskProcedure
    .input(
      z.object({
        weekStart: z.optional(WeekStart),
        profile: z.optional(Code),
        locale: z.enum(locales),
      }),
    )
    .query(({ ctx, input }) => readOutside(ctx.deps, input)),

  /** Releases the week where it was not, for good. */
  release: deskProcedure
    .input(Week)
    .mutation(async ({ ctx, input }) =>
      valueOrProblem(await releaseOutside(ctx.deps, { ...input, by: ctx.actor.seat })),
    ),

  /** The table of a released week as a file: only of such a one can it be said that it was handed out. */
  file: deskProcedure
    .input(z.extend(Week, { format: z.enum(outsideFormats), locale: z.enum(locales) }))
    .mutation(async ({ ctx, input }) =>
      valueOrProblem(await outsideFile(ctx.deps, { ...input, by: ctx.account.id })),
    ),
})
