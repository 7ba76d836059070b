import { roles } from '@tocsin/schema/primitives/actor'
import { AreaId, Code, SeatId } from '@tocsin/schema/primitives/ids'
import { shortText } from '@tocsin/schema/primitives/short-text'
import * as z from 'zod/mini'
import { listAccounts } from '../accounts/account-store.ts'
import { inviteAccount } from '../accounts/invite.ts'
import { revokeDevice } from '../accounts/revoke.ts'
import { readTablets } from '../projections/read-seats.ts'
import { valueOrProblem } from './problem-error.ts'
import { adminProcedure, router } from './trpc.ts'

const Invitation = z.object({
  name: shortText(60),
  personName: shortText(120),
  role: z.enum(roles),
  component: z.nullable(Code),
  areas: z.array(AreaId).check(z.maxLength(200)),
})

export const adminRouter = router({
  accounts: adminProcedure.query(({ ctx }) =>
    listAccounts(ctx.deps.database.db, ctx.deps.mission),
  ),

  seats: adminProcedure.query(({ ctx }) => readTablets(ctx.deps.database.db, ctx.deps.mission)),

  /** A new account, with the password that is told this one time. */
  invite: adminProcedure
    .input(Invitation)
    .mutation(async ({ ctx, input }) => valueOrProblem(await inviteAccount(ctx.deps, input))),

  revokeSeat: adminProcedure
    .input(z.object({ seat: SeatId, reason: Code }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await revokeDevice(ctx.deps, input.seat, input.reason))
      return null
    }),
})
