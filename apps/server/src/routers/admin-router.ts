import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { roles } from '@tocsin/schema/primitives/actor'
import { AreaId, Code, SeatId } from '@tocsin/schema/primitives/ids'
import { shortText } from '@tocsin/schema/primitives/short-text'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { listAccounts } from '../accounts/account-store.ts'
import { inviteAccount } from '../accounts/invite.ts'
import { revokeDevice } from '../accounts/revoke.ts'
import { saveSettings } from '../log/mission.ts'
import { readExposure } from '../projections/read-exposure.ts'
import { readTablets } from '../projections/read-seats.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { adminProcedure, router } from './trpc.ts'

const Invitation = z.object({
  name: shortText(60),
  personName: shortText(120),
  role: z.enum(roles),
  component: z.nullable(Code),
  areas: z.array(AreaId).check(z.maxLength(200)),
})

export const adminRouter = router({
  accounts: adminProcedure.query(({ ctx }) => listAccounts(ctx.deps.database.db, ctx.deps.mission)),

  seats: adminProcedure.query(({ ctx }) => readTablets(ctx.deps.database.db, ctx.deps.mission)),

  /** The mission's name, week, areas and targets; its id stays. */
  saveSettings: adminProcedure.input(MissionSettings).mutation(async ({ ctx, input }) => {
    const { database, mission } = ctx.deps
    if (input.mission !== mission) throw problemError(problem('bad_input', { field: 'mission' }))
    await saveSettings(database.db, input)
    return null
  }),

  /** A new account, with the password that is told this one time. */
  invite: adminProcedure
    .input(Invitation)
    .mutation(async ({ ctx, input }) => valueOrProblem(await inviteAccount(ctx.deps, input))),

  /** What was readable on a tablet, without any of it: for when it is lost. */
  exposure: adminProcedure.input(z.object({ seat: SeatId })).query(async ({ ctx, input }) => {
    const exposure = await readExposure(ctx.deps, input.seat)
    if (!exposure) throw problemError(problem('not_found'))
    return exposure
  }),

  revokeSeat: adminProcedure
    .input(z.object({ seat: SeatId, reason: Code }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await revokeDevice(ctx.deps, input.seat, input.reason))
      return null
    }),
})
