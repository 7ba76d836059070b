import { roles } from '@tocsin/schema/primitives/actor'
import { AreaId, Code } from '@tocsin/schema/primitives/ids'
import { shortText } from '@tocsin/schema/primitives/short-text'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { judgePassword } from '../accounts/change-password.ts'
import { invitationState } from '../accounts/invitation-state.ts'
import { findInvitation, listInvitations, makeInvitation } from '../accounts/invitation-store.ts'
import { useInvitation } from '../accounts/invitation-use.ts'
import { withdrawInvitation } from '../accounts/invitation-withdraw.ts'
import { inviteDevice } from '../accounts/invite-device.ts'
import { shortestPassword } from '../accounts/password.ts'
import { countGuess } from '../accounts/sign-in-limit.ts'
import { Password } from './password-input.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { replaceSession } from './replace-session.ts'
import { openProcedure, router, seatProcedure } from './trpc.ts'

const Typed = z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^[^\0]*$/))

const Invited = z.object({
  name: shortText(60),
  personName: shortText(120),
  role: z.enum(roles),
  component: z.nullable(Code),
  areas: z.array(AreaId).check(z.maxLength(200)),
})

/** Where a tablet finds this server: an address of the web, of which the origin is taken. */
const Origin = z.url({ protocol: /^https?$/ }).check(z.maxLength(200))

export const invitationRouter = router({
  /** Whom a code invites, for the page on which that person chooses a password. */
  look: openProcedure.input(z.object({ code: Typed })).mutation(async ({ ctx, input }) => {
    valueOrProblem(await countGuess(ctx.deps, guessFrom(ctx.address)))
    const found = await findInvitation(ctx.deps, input.code)
    if (!found || found.account !== null) throw problemError(problem('invitation_unknown'))
    const { name, personName, role, component } = found
    return { name, personName, role, component, shortestPassword }
  }),

  /** Makes the account with the password that its person chose, and signs in to it. */
  accept: openProcedure
    .input(z.object({ code: Typed, password: Password }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await countGuess(ctx.deps, guessFrom(ctx.address)))
      const { code, password } = input
      const found = await findInvitation(ctx.deps, code)
      if (found) valueOrProblem(await judgePassword(ctx.deps, found, password))
      const account = valueOrProblem(await useInvitation(ctx.deps, code, { password }))
      await replaceSession(ctx, account.id, null)
      return { name: account.name }
    }),

  /** A code, told this one time, within the rights of who invites. */
  make: seatProcedure
    .input(Invited)
    .mutation(async ({ ctx, input }) =>
      valueOrProblem(await makeInvitation(ctx.deps, ctx.account, input)),
    ),

  /** A code for a device, to be shown as a QR code; told this one time. */
  makeForDevice: seatProcedure
    .input(
      z.extend(Invited, {
        server: Origin,
        /** How long the code is good. */
        hours: z.union([z.literal(1), z.literal(24), z.literal(72)]),
      }),
    )
    .mutation(async ({ ctx, input: { hours, ...invited } }) =>
      valueOrProblem(await inviteDevice(ctx.deps, ctx.account, invited, hours * 3_600_000)),
    ),

  /** What has become of one of them, for whoever shows its code. */
  state: seatProcedure.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const state = await invitationState(ctx.deps, ctx.account, input.id)
    if (!state) throw problemError(problem('not_found'))
    return state
  }),

  /** Administrators see all that wait, others their own. */
  list: seatProcedure.query(async ({ ctx }) => {
    const waiting = await listInvitations(ctx.deps)
    const { id, role } = ctx.account
    return waiting
      .filter(({ madeBy }) => role === 'administrator' || madeBy === id)
      .map(({ usedAt: _, withdrawnAt: __, account: ___, ...line }) => ({
        ...line,
        isOwn: line.madeBy === id,
      }))
  }),

  withdraw: seatProcedure.input(z.object({ id: z.uuid() })).mutation(async ({ ctx, input }) => {
    valueOrProblem(await withdrawInvitation(ctx.deps, ctx.account, input.id))
    return null
  }),
})

/** A code names nobody: what is counted is the address. */
function guessFrom(address: string) {
  return { what: 'invitation', at: '', address, isKnown: false } as const
}
