import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { rightsReasons } from '@tocsin/schema/desk/rights-reasons'
import { roles } from '@tocsin/schema/primitives/actor'
import { AreaId, Code, SeatId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { listAccounts } from '../accounts/account-store.ts'
import { listAudit, writeAudit } from '../accounts/audit.ts'
import { revokeDevice } from '../accounts/revoke.ts'
import {
  changeRole,
  confirmRoleChange,
  listRoleChanges,
  withdrawRoleChange,
} from '../accounts/role-change.ts'
import { resetSecondFactor } from '../accounts/second-factor.ts'
import { countReads } from '../accounts/sensitive-reads.ts'
import { listSessions } from '../accounts/sessions.ts'
import { confirmAsSecond } from '../accounts/two-persons.ts'
import { saveSettings } from '../log/mission.ts'
import { readExposure } from '../projections/read-exposure.ts'
import { readTablets } from '../projections/read-seats.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { adminProcedure, router } from './trpc.ts'

const Account = z.object({ account: z.uuid() })
const Waiting = z.object({ id: z.uuid() })

export const adminRouter = router({
  accounts: adminProcedure.query(({ ctx }) => listAccounts(ctx.deps.database.db, ctx.deps.mission)),

  seats: adminProcedure.query(({ ctx }) => readTablets(ctx.deps.database.db, ctx.deps.mission)),

  /** The mission's name, week, areas and targets; its id stays. */
  saveSettings: adminProcedure.input(MissionSettings).mutation(async ({ ctx, input }) => {
    const { database, mission, clock } = ctx.deps
    if (input.mission !== mission) throw problemError(problem('bad_input', { field: 'mission' }))
    await saveSettings(database.db, input)
    const line = { by: ctx.account.id, what: 'settings_saved', about: null } as const
    await writeAudit(database.db, { mission, now: clock.now() }, line)
    return null
  }),

  /** Asks for another role, component or areas; the answer says whether a second administrator has to agree. */
  changeRole: adminProcedure
    .input(
      z.object({
        account: z.uuid(),
        role: z.enum(roles),
        component: z.nullable(Code),
        areas: z.array(AreaId).check(z.maxLength(200)),
        reason: z.enum(rightsReasons),
      }),
    )
    .mutation(async ({ ctx, input: { account, ...next } }) =>
      valueOrProblem(await changeRole(ctx.deps, ctx.account, account, next)),
    ),

  roleChanges: adminProcedure.query(({ ctx }) => listRoleChanges(ctx.deps)),

  /** The second administrator agrees. */
  confirmRoleChange: adminProcedure.input(Waiting).mutation(async ({ ctx, input }) => {
    valueOrProblem(await confirmRoleChange(ctx.deps, ctx.account, input.id))
    return null
  }),

  /** It is taken back before a second one has agreed. */
  withdrawRoleChange: adminProcedure.input(Waiting).mutation(async ({ ctx, input }) => {
    valueOrProblem(await withdrawRoleChange(ctx.deps, ctx.account, input.id))
    return null
  }),

  confirmInvitation: adminProcedure.input(Waiting).mutation(async ({ ctx, input }) => {
    const asked = { table: 'invitation', id: input.id } as const
    valueOrProblem(await confirmAsSecond(ctx.deps, ctx.account, asked))
    return null
  }),

  resetSecondFactor: adminProcedure.input(Account).mutation(async ({ ctx, input }) => {
    if (input.account === ctx.account.id) throw problemError(problem('not_allowed'))
    valueOrProblem(await resetSecondFactor(ctx.deps, ctx.account.id, input.account))
    return null
  }),

  /** Every session that is open; `account.endSession` ends any of them. */
  sessions: adminProcedure.query(({ ctx }) => listSessions(ctx.deps)),

  /** How much each person was shown of what is sensitive: numbers, no records. */
  reads: adminProcedure.query(({ ctx }) => countReads(ctx.deps)),

  /** The newest lines of the mission's book. */
  audit: adminProcedure.query(({ ctx }) => listAudit(ctx.deps.database.db, ctx.deps.mission)),

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
      const { database, mission, clock } = ctx.deps
      const line = { by: ctx.account.id, what: 'seat_revoked', about: input.seat } as const
      await writeAudit(database.db, { mission, now: clock.now() }, line)
      return null
    }),
})
