import { RecordId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { noteRead } from '../accounts/sensitive-reads.ts'
import { readDeployment, readRecommendation, readTeams } from '../projections/read-teams.ts'
import { problemError } from './problem-error.ts'
import { deskProcedure, router } from './trpc.ts'

const Asked = z.object({ id: RecordId })

/** Joint Protection Teams as the desk follows them (SPEC DP). What is decided about them are events of the desk's seat. */
export const teamRouter = router({
  all: deskProcedure.query(({ ctx }) => readTeams(ctx.deps.database.db, ctx.deps, ctx.actor)),

  deployment: deskProcedure.input(Asked).query(async ({ ctx, input }) => {
    const { account, seat, actor, deps } = ctx
    const found = await readDeployment(deps.database.db, deps, actor, input.id)
    if (!found) throw problemError(problem('not_found'))
    const { restricted, ...told } = found
    for (const record of restricted) {
      const read = { account: account.id, seat: seat.actor.seat, record }
      await noteRead(deps, { ...read, what: 'record', reason: 'mission_report' })
    }
    return told
  }),

  /** The report as it leaves in a file: with restricted records or without. An export, written down as one before it is handed out. */
  document: deskProcedure
    .input(z.extend(Asked, { restricted: z.boolean() }))
    .query(async ({ ctx, input }) => {
      const { account, seat, actor, deps } = ctx
      const { id, ...leaves } = input
      const found = await readDeployment(deps.database.db, deps, actor, id, leaves)
      if (!found) throw problemError(problem('not_found'))
      const { restricted, ...told } = found
      for (const record of [id, ...restricted]) {
        const read = { account: account.id, seat: seat.actor.seat, record }
        await noteRead(deps, { ...read, what: 'export', reason: 'mission_report' })
      }
      return told
    }),

  recommendation: deskProcedure.input(Asked).query(async ({ ctx, input }) => {
    const { account, seat, actor, deps } = ctx
    const found = await readRecommendation(deps.database.db, deps, actor, input.id)
    if (!found) throw problemError(problem('not_found'))
    const { restricted, ...told } = found
    for (const record of restricted) {
      await noteRead(deps, { account: account.id, seat: seat.actor.seat, record, what: 'record' })
    }
    return told
  }),
})
