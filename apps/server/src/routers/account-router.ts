import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { changePassword } from '../accounts/change-password.ts'
import {
  beginSecondFactor,
  checkSecondFactor,
  confirmSecondFactor,
  factorsOf,
} from '../accounts/second-factor.ts'
import {
  endOtherSessions,
  endSessionOf,
  listSessions,
  markSecondFactor,
} from '../accounts/sessions.ts'
import { countGuess, wasRight } from '../accounts/sign-in-limit.ts'
import { base32, otpauthUri } from '../accounts/totp.ts'
import type { Context } from './context.ts'
import { Password } from './password-input.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { accountProcedure, provenProcedure, router, seatProcedure } from './trpc.ts'

/** What an app shows, or a recovery code from paper. */
const TypedCode = z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) })

/** What everybody does with their own account: the second factor, and the sessions that are open. */
export const accountRouter = router({
  /** Draws a secret for an authenticator app. Refused once one counts. */
  beginSecondFactor: accountProcedure.mutation(async ({ ctx }) => {
    await onlyProvenBesideKeys(ctx)
    const secret = await beginSecondFactor(ctx.deps, ctx.account.id)
    if (!secret) throw problemError(problem('not_allowed'))
    const { mission } = ctx.deps
    const uri = otpauthUri(secret, { mission, name: ctx.account.name })
    return { secret: base32(secret), uri }
  }),

  /** The first code. Answers with the recovery codes, this one time. */
  confirmSecondFactor: accountProcedure.input(TypedCode).mutation(async ({ ctx, input }) => {
    await onlyProvenBesideKeys(ctx)
    const attempt = guessAt(ctx)
    valueOrProblem(await countGuess(ctx.deps, attempt))
    const codes = valueOrProblem(await confirmSecondFactor(ctx.deps, ctx.account.id, input.code))
    await wasRight(ctx.deps, attempt)
    await markSecondFactor(ctx.deps, ctx.sessionId)
    const { database, mission } = ctx.deps
    const whose = { account: ctx.account.id, session: ctx.sessionId }
    await endOtherSessions(database.db, mission, whose)
    return { recoveryCodes: codes }
  }),

  /** The code at a later sign-in. */
  checkSecondFactor: accountProcedure.input(TypedCode).mutation(async ({ ctx, input }) => {
    const attempt = guessAt(ctx)
    valueOrProblem(await countGuess(ctx.deps, attempt))
    valueOrProblem(await checkSecondFactor(ctx.deps, ctx.account.id, input.code))
    await wasRight(ctx.deps, attempt)
    await markSecondFactor(ctx.deps, ctx.sessionId)
    return null
  }),

  /** Another password; every other session of the account ends. */
  changePassword: provenProcedure
    .input(z.object({ password: Password }))
    .mutation(async ({ ctx, input }) => {
      const chosen = { session: ctx.sessionId, password: input.password }
      valueOrProblem(await changePassword(ctx.deps, ctx.account, chosen))
      return null
    }),

  sessions: seatProcedure.query(async ({ ctx }) => {
    const lines = await listSessions(ctx.deps, ctx.account.id)
    return lines.map(({ account: _, ...line }) => ({ ...line, isThis: line.id === ctx.sessionId }))
  }),

  endSession: seatProcedure
    .input(z.object({ id: z.string().check(z.maxLength(40)) }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await endSessionOf(ctx.deps, ctx.account, input.id))
      return null
    }),
})

/** Beside a key that counts an app is set up only by whoever has just shown that key. */
async function onlyProvenBesideKeys(
  ctx: Pick<Context, 'deps'> & { account: { id: string }; isProvenNow: boolean },
): Promise<void> {
  const { passkeys } = await factorsOf(ctx.deps, ctx.account.id)
  if (passkeys > 0 && !ctx.isProvenNow) throw problemError(problem('not_allowed'))
}

/** The password was right already: what is left to guess is counted for this account alone. */
function guessAt({ account, address }: { account: { id: string }; address: string }) {
  return { what: 'code', at: account.id, address, isKnown: true } as const
}
