import { SealedLabel, Wrap, WrapSet } from '@tocsin/schema/events/sealed'
import { Code, EventId } from '@tocsin/schema/primitives/ids'
import { shortText } from '@tocsin/schema/primitives/short-text'
import { PublicKey } from '@tocsin/schema/trust/statements'
import * as z from 'zod/mini'
import { askExport, decideExport, listExports, takeExport } from '../identities/exports.ts'
import { listOfficers, offerKey } from '../identities/officer-keys.ts'
import { signRoster } from '../identities/officers-roster.ts'
import { openIdentity, readOpenings } from '../identities/open-identity.ts'
import { askLimit, decideLimit, readLimit } from '../identities/opening-limit.ts'
import { putWraps, rewrapWork } from '../identities/rewrap.ts'
import { noteSpoiled, signedWraps } from '../identities/signed-wraps.ts'
import { valueOrProblem } from './problem-error.ts'
import { deskProcedure, officerProcedure, router } from './trpc.ts'

const Words = shortText(300).check(z.minLength(3))
const reasoned = { reason: Code, words: Words }
const Part = { event: EventId, part: SealedLabel }

export const identityRouter = router({
  /** Who the identity officers are, and whose key the root has signed. */
  officers: deskProcedure.query(({ ctx }) => listOfficers(ctx.deps)),

  /** Who opened identities of these events, and why. */
  openings: deskProcedure
    .input(z.object({ events: z.array(EventId).check(z.maxLength(200)) }))
    .mutation(({ ctx, input }) => readOpenings(ctx.deps, ctx.actor, input.events)),

  /** The public key of this browser, for the roster. In the demo, whose root is at hand, the roster is signed at once. */
  offerKey: officerProcedure
    .input(z.object({ publicKey: PublicKey }))
    .mutation(async ({ ctx, input }) => {
      const { deps, account, actor } = ctx
      const { publicKey } = input
      const id = await offerKey(deps, { account: account.id, seat: actor.seat, publicKey })
      const root = await deps.rootAtHand?.()
      if (root) await signRoster(deps, root)
      return { id }
    }),

  /** One identity, for a reason that is kept. */
  open: officerProcedure
    .input(z.object({ ...Part, ...reasoned }))
    .mutation(async ({ ctx, input }) => valueOrProblem(await openIdentity(ctx.deps, ctx, input))),

  /** What seats have signed about the keys to an identity that did not open. */
  signedWraps: officerProcedure
    .input(z.object(Part))
    .mutation(({ ctx, input }) => signedWraps(ctx.deps, ctx.actor, input)),

  /** A key was found spoilt or gone. */
  noteSpoiled: officerProcedure.input(z.object(Part)).mutation(async ({ ctx, input }) => {
    await noteSpoiled(ctx.deps, ctx, input)
    return null
  }),

  /** How many identities each officer opens in an hour, and who came to it. */
  limit: officerProcedure.query(({ ctx }) => readLimit(ctx.deps, ctx)),

  askLimit: officerProcedure
    .input(z.object({ perHour: z.int().check(z.gte(1), z.lte(1_000)) }))
    .mutation(({ ctx, input }) => askLimit(ctx.deps, ctx, input.perHour)),

  decideLimit: officerProcedure
    .input(z.object({ id: z.uuid(), approve: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await decideLimit(ctx.deps, ctx, input))
      return null
    }),

  askExport: officerProcedure
    .input(
      z.object({
        events: z.array(EventId).check(z.minLength(1), z.maxLength(2_000)),
        ...reasoned,
      }),
    )
    .mutation(({ ctx, input }) => askExport(ctx.deps, ctx, input)),

  exports: officerProcedure.query(({ ctx }) => listExports(ctx.deps, ctx)),

  decideExport: officerProcedure
    .input(z.object({ id: z.uuid(), approve: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await decideExport(ctx.deps, ctx, input))
      return null
    }),

  takeExport: officerProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(async ({ ctx, input }) => valueOrProblem(await takeExport(ctx.deps, ctx, input.id))),

  rewrapWork: officerProcedure.query(({ ctx }) => rewrapWork(ctx.deps, ctx)),

  putWraps: officerProcedure
    .input(
      z.object({
        wraps: z.array(z.extend(Wrap, Part)).check(z.maxLength(1_000)),
        sets: z.array(z.extend(WrapSet, Part)).check(z.maxLength(100)),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { publicKey } = ctx.seat
      const by = { account: ctx.account.id, seat: ctx.actor.seat, publicKey }
      valueOrProblem(await putWraps(ctx.deps, input, by))
      return null
    }),
})
