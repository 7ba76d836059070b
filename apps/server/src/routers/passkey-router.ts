import { shortText } from '@tocsin/schema/primitives/short-text'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { listPasskeys } from '../accounts/passkey-store.ts'
import { askPasskey, beginPasskey, removePasskey, takePasskey } from '../accounts/passkeys.ts'
import { proveAgain, showSecond } from '../accounts/prove.ts'
import { factorsOf, needsSecondFactor } from '../accounts/second-factor.ts'
import { markSecondFactor } from '../accounts/sessions.ts'
import type { Context } from './context.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { accountProcedure, provenProcedure, router, seatProcedure } from './trpc.ts'

const base64Url = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[A-Za-z0-9_-]+$/))
const Id = base64Url(1400)

/** What `navigator.credentials.create` gives, in the JSON form of WebAuthn level 3, §5.1. */
const Made = z.object({
  id: Id,
  rawId: Id,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64Url(4000),
    attestationObject: base64Url(20_000),
    transports: z.optional(
      z
        .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
        .check(z.maxLength(8)),
    ),
  }),
  clientExtensionResults: z.object({}),
})

/** What `navigator.credentials.get` gives. */
export const Answered = z.object({
  id: Id,
  rawId: Id,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64Url(4000),
    authenticatorData: base64Url(4000),
    signature: base64Url(2000),
  }),
  clientExtensionResults: z.object({}),
})

const Shown = z.union([
  z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  z.object({ passkey: Answered }),
])

type Asking = Pick<Context, 'deps' | 'address'> & {
  account: Parameters<typeof beginPasskey>[1]['account']
  sessionId: string
}
const askerOf = ({ account, sessionId, address }: Asking) => ({
  account,
  session: sessionId,
  address,
})

/** Keys that answer for an account: as its second factor, and when it has to show once more who is there. */
export const passkeyRouter = router({
  /** Before any factor counts the password is enough; afterwards whoever asks has just shown both. */
  begin: accountProcedure.mutation(async ({ ctx }) => {
    const { isProvenNow } = ctx
    if (!isProvenNow && !(await isFirst(ctx))) throw problemError(problem('not_allowed'))
    const asked = await beginPasskey(ctx.deps, askerOf(ctx))
    if (!asked) throw problemError(problem('not_allowed'))
    return asked
  }),

  /** Answers with recovery codes, this one time, where it is the account's first factor. */
  take: accountProcedure
    .input(z.object({ name: shortText(60), response: Made }))
    .mutation(async ({ ctx, input }) => {
      const first = await isFirst(ctx)
      if (!ctx.isProvenNow && !first) throw problemError(problem('not_allowed'))
      const { name, response } = input
      const { transports, ...rest } = response.response
      const made = { ...response, response: { ...rest, ...(transports && { transports }) } }
      const answer = { name, response: made }
      const codes = valueOrProblem(await takePasskey(ctx.deps, askerOf(ctx), answer, first))
      await markSecondFactor(ctx.deps, ctx.sessionId)
      return { recoveryCodes: codes }
    }),

  /** The question for a key, at sign-in and whenever somebody has to show who they are. */
  ask: accountProcedure.mutation(async ({ ctx }) => {
    const asked = await askPasskey(ctx.deps, askerOf(ctx))
    if (!asked) throw problemError(problem('not_found'))
    return asked
  }),

  /** At sign-in, after the password. */
  answer: accountProcedure.input(Answered).mutation(async ({ ctx, input }) => {
    valueOrProblem(await showSecond(ctx.deps, askerOf(ctx), { passkey: input }))
    await markSecondFactor(ctx.deps, ctx.sessionId)
    return null
  }),

  /** Password and second factor once more, in a session that is open. */
  prove: seatProcedure
    .input(
      z.object({
        password: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\0]*$/)),
        shown: z.optional(Shown),
      }),
    )
    .mutation(async ({ ctx, input: { password, shown } }) => {
      valueOrProblem(await proveAgain(ctx.deps, askerOf(ctx), { password, shown }))
      return null
    }),

  /** What stands beside the password of this account. */
  list: seatProcedure.query(async ({ ctx }) => {
    const { deps, account } = ctx
    const { code } = await factorsOf(deps, account.id)
    const keys = await listPasskeys(deps, account.id)
    return {
      code,
      newPasskey: deps.origin !== undefined,
      keys: keys.map(({ id, name, madeAt, usedAt }) => ({ id, name, madeAt, usedAt })),
    }
  }),

  /** Refused for the last factor of an account that needs one. */
  remove: provenProcedure.input(z.object({ id: Id })).mutation(async ({ ctx, input }) => {
    const { deps, account } = ctx
    const { code, passkeys } = await factorsOf(deps, account.id)
    if (!code && passkeys === 1 && needsSecondFactor(account.role)) {
      throw problemError(problem('second_factor_needed'))
    }
    valueOrProblem(await removePasskey(deps, askerOf(ctx), input.id))
    return null
  }),
})

async function isFirst({ deps, account }: Asking): Promise<boolean> {
  const { code, passkeys } = await factorsOf(deps, account.id)
  return !code && passkeys === 0
}
