import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import { SeatId } from '@tocsin/schema/primitives/ids'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import type { Account } from '../accounts/account-store.ts'
import { makeChallenge, meetsChallenge } from '../accounts/challenges.ts'
import { demoMission } from '../accounts/demo-code.ts'
import { enrolDevice } from '../accounts/enrol.ts'
import { isKnownBrowser, knownBrowserMs, rememberBrowser } from '../accounts/known-browser.ts'
import { NamedSealing, namesSealing } from '../accounts/name-sealing.ts'
import { type Factors, factorsOf, needsSecondFactor } from '../accounts/second-factor.ts'
import { endSession } from '../accounts/sessions.ts'
import { signIn } from '../accounts/sign-in.ts'
import { vouchFor } from '../accounts/vouch.ts'
import { missionOf } from '../log/mission.ts'
import { findSeat, type KnownSeat } from '../log/seats.ts'
import type { ServerDeps } from './context.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { replaceSession } from './replace-session.ts'
import { accountProcedure, openProcedure, router } from './trpc.ts'

const base64Url = (letters: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${letters}}$`)))
const PublicKey = base64Url(43)
const Signature = base64Url(86)
const Challenge = base64Url(32)
/** Databases take no U+0000 in a text. */
const typedText = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\0]*$/))

export const authRouter = router({
  /** Opens a short session with name and password: good for enrolling this device. */
  signIn: openProcedure
    .input(z.object({ name: typedText, password: typedText }))
    .mutation(async ({ ctx, input }) => {
      const { deps, address, browser } = ctx
      const account = valueOrProblem(await signIn(deps, { ...input, address, browser }))
      if (!(await isKnownBrowser(deps, browser, account.id))) {
        ctx.setBrowser(await rememberBrowser(deps, account.id), knownBrowserMs)
      }
      await replaceSession(ctx, account.id, null)
      const { settings } = await missionOf(deps.database.db, deps.mission)
      // Names that everybody expects of this person: the tablet does not take them for a passphrase.
      const names = [account.personName, settings.name, ...settings.areas.map(({ name }) => name)]
      const factors = await factorsOf(deps, account.id)
      const secondFactor = asksFor(account, factors)
      const isDemo = deps.mission === demoMission
      const mayUse = { ...factors, newPasskey: deps.origin !== undefined }
      return { account: shownAccount(account), names, secondFactor, factors: mayUse, isDemo }
    }),

  /** A challenge for the holder of a key to sign, enrolled or about to be. */
  challenge: openProcedure.input(z.object({ seat: SeatId })).mutation(async ({ ctx, input }) => {
    const { deps, address } = ctx
    const known = await findSeat(deps.database.db, deps.mission, input.seat)
    const isEnrolled = known !== undefined && known.revokedAt === null
    valueOrProblem(await deps.askLimit.challenge(address, isEnrolled ? input.seat : null))
    return { mission: deps.mission, challenge: await makeChallenge(deps, input.seat) }
  }),

  /** Makes this device a seat of the mission and binds the session to it. */
  enrol: accountProcedure
    .input(
      z.object({
        publicKey: PublicKey,
        challenge: Challenge,
        signature: Signature,
        sealing: z.optional(NamedSealing),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      if (needsSecondFactor(ctx.account.role) && !ctx.secondFactor) {
        throw problemError(problem('second_factor_needed'))
      }
      const { challenge, signature, sealing } = input
      const device = { publicKey: readKey(input.publicKey), challenge, signature, sealing }
      const { seat, vouched } = valueOrProblem(await enrolDevice(ctx.deps, ctx.account, device))
      await replaceSession(ctx, ctx.account.id, seat.actor.seat)
      return { ...(await openedSeat(ctx.deps, seat)), vouched }
    }),

  /**
   * Opens a session for an enrolled device, without a password: at every unlock. A seat from before
   * seats had a sealing key names its own here.
   */
  open: openProcedure
    .input(
      z.object({
        seat: SeatId,
        challenge: Challenge,
        signature: Signature,
        sealing: z.optional(NamedSealing),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { deps } = ctx
      const seat = await findSeat(deps.database.db, deps.mission, input.seat)
      const refusal = whyClosed(seat)
      if (refusal || !seat?.account) throw problemError(refusal ?? problem('unknown_seat'))
      const answer = { ...input, publicKey: seat.publicKey }
      if (!(await meetsChallenge(deps, answer))) throw problemError(problem('bad_signature'))
      if (input.sealing) {
        const isNamed = await namesSealing(deps, answer, input.sealing)
        if (!isNamed) throw problemError(problem('bad_signature'))
        await vouchFor(deps, seat, input.sealing.key)
      }
      await replaceSession(ctx, seat.account, seat.actor.seat)
      return await openedSeat(deps, seat)
    }),

  /** Who is signed in, or null. */
  me: openProcedure.query(async ({ ctx }) => {
    const session = await ctx.session()
    if (!session) return null
    const { account, seat, expiresAt } = session
    return { account: shownAccount(account), seat: seat && shownSeat(seat), expiresAt }
  }),

  signOut: openProcedure.mutation(async ({ ctx }) => {
    if (ctx.token !== undefined) await endSession(ctx.deps, ctx.token)
    ctx.setSession(undefined)
    return null
  }),
})

/** What is still asked of this account before it can enrol a browser. */
function asksFor({ role }: Account, { code, passkeys }: Factors): 'none' | 'set_up' | 'show' {
  if (!needsSecondFactor(role)) return 'none'
  return code || passkeys > 0 ? 'show' : 'set_up'
}

function whyClosed(seat: KnownSeat | undefined): Problem | undefined {
  if (!seat) return problem('unknown_seat')
  return seat.revokedAt === null ? undefined : problem('seat_revoked')
}

function readKey(text: string) {
  try {
    return fromBase64Url(text)
  } catch {
    throw problemError(problem('bad_input', { field: 'publicKey' }))
  }
}

function shownAccount({ name, personName, role, component, areas, isIdentityOfficer }: Account) {
  return { name, personName, role, component, areas, isIdentityOfficer }
}

function shownSeat({ actor, record, name, component }: KnownSeat) {
  return { ...actor, record, name, component }
}

/** What a device needs to go on from: who it is, and its chain as the server has it. */
async function openedSeat({ database: { db }, mission }: ServerDeps, seat: KnownSeat) {
  const { settings, epoch } = await missionOf(db, mission)
  return { seat: shownSeat(seat), head: seat.head, counter: seat.counter, epoch, settings }
}
