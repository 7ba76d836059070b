import * as z from 'zod/mini'
import { readToldSummary } from '../projections/read-summary.ts'
import { summaryFile } from '../summaries/csv-file.ts'
import { WeekStart } from './desk-router.ts'
import { figuresProcedure, router } from './trpc.ts'

const Question = z.object({ weekStart: z.optional(WeekStart) })

/** Weekly figures for who reads no record (SPEC SU-10). */
export const figuresRouter = router({
  summary: figuresProcedure.input(Question).query(async ({ ctx, input }) => {
    const { database, mission, clock } = ctx.deps
    return (await readToldSummary(database.db, mission, input.weekStart, clock.now())).summary
  }),

  summaryCsv: figuresProcedure.input(Question).query(async ({ ctx, input }) => {
    const { database, mission, clock } = ctx.deps
    const read = await readToldSummary(database.db, mission, input.weekStart, clock.now())
    return summaryFile(read.summary, read.mission.settings, '')
  }),
})
