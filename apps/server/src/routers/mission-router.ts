import { missionOf } from '../log/mission.ts'
import { accountProcedure, router } from './trpc.ts'

export const missionRouter = router({
  /** What the mission decides for its seats, and the epoch under which its server takes pushes. */
  settings: accountProcedure.query(async ({ ctx }) => {
    const { settings, epoch } = await missionOf(ctx.deps.database.db, ctx.deps.mission)
    return { ...settings, epoch }
  }),

  /** From the mission's root to every key that it vouches for; a device checks it against its pinned root. */
  trust: accountProcedure.query(({ ctx }) => ctx.deps.trust.bundle()),
})
