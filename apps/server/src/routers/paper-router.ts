import { paperFormats } from '@tocsin/schema/desk/given-files'
import { mostNamed } from '@tocsin/schema/desk/paper-answers'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import { locales } from '@tocsin/schema/vocabulary/vocabulary'
import * as z from 'zod/mini'
import { writeAudit } from '../accounts/audit.ts'
import { readNamed } from '../projections/read-map.ts'
import { paperFile, paperGround } from '../summaries/paper-file.ts'
import { listPapers, readPaper, restatedPapers } from '../summaries/read-paper.ts'
import { readRecalls } from '../summaries/recalls.ts'
import { replayPaper } from '../summaries/replay-paper.ts'
import { workOut } from '../summaries/work-out.ts'
import { WeekStart } from './desk-router.ts'
import { problemError } from './problem-error.ts'
import { deskProcedure, router } from './trpc.ts'

const Asked = z.object({ paper: RecordId })

const Named = z.object({
  ids: z.array(RecordId).check(z.minLength(1), z.maxLength(mostNamed)),
})

/**
 * Weekly papers: exact figures with the records behind them, for desks alone (SPEC SP-13). What a desk
 * decides about a paper is an event that its own seat signs, and comes by the exchange.
 */
export const paperRouter = router({
  /** Works the model of a week out as it is known now, and keeps it for the event that names it. */
  workOut: deskProcedure
    .input(z.object({ weekStart: z.optional(WeekStart) }))
    .mutation(({ ctx, input }) => workOut(ctx.deps, input.weekStart)),

  list: deskProcedure.query(({ ctx }) => listPapers(ctx.deps)),

  /** Which of them say what is no longer so: a model of its own, so asked for beside the list. */
  restated: deskProcedure.query(({ ctx }) => restatedPapers(ctx.deps)),

  /** Incidents and threats behind a number, as this reader may see them. */
  behind: deskProcedure.input(Named).query(({ ctx, input }) => {
    return readNamed(ctx.deps.database.db, ctx.deps, ctx.actor, input.ids)
  }),

  read: deskProcedure.input(Asked).query(async ({ ctx, input }) => {
    const found = await readPaper(ctx.deps, input.paper)
    if (!found) throw problemError(problem('not_found'))
    return found
  }),

  /** What lies under the signs of its map: no record is told by it. */
  ground: deskProcedure.input(Asked).query(async ({ ctx, input }) => {
    const found = await paperGround(ctx.deps, input.paper)
    if (!found) throw problemError(problem('not_found'))
    return found
  }),

  /** A version as a file, draft or released; who took it is written down before it is given. */
  file: deskProcedure
    .input(z.extend(Asked, { format: z.enum(paperFormats), locale: z.enum(locales) }))
    .mutation(async ({ ctx, input }) => {
      const { database, mission, clock } = ctx.deps
      const file = await paperFile(ctx.deps, input)
      if (!file) throw problemError(problem('not_found'))
      const { paper, format, locale } = input
      const line = { by: ctx.account.id, what: 'paper_file_given', about: paper } as const
      const book = { mission, now: clock.now() }
      await writeAudit(database.db, book, { ...line, detail: { format, locale } })
      return file
    }),

  /** Who was handed something that is no longer so. Works the weeks out anew: it takes its time. */
  recalls: deskProcedure.query(({ ctx }) => readRecalls(ctx.deps)),

  /** Reads the whole log up to the paper's number: it takes its time. */
  replay: deskProcedure.input(Asked).query(async ({ ctx, input }) => {
    const replayed = await replayPaper(ctx.deps, input.paper)
    if (!replayed) throw problemError(problem('not_found'))
    return replayed
  }),
})
