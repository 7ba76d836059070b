import { PartLabel } from '@tocsin/schema/events/envelope'
import { ErasureReference, mostErased } from '@tocsin/schema/events/part-erased'
import { Code } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { decideErasure } from '../erasure/decide-erasure.ts'
import { lookAtEvent, proposeErasure } from '../erasure/propose-erasure.ts'
import { listErasures, readCertificate } from '../erasure/read-certificate.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { erasureProcedure, router } from './trpc.ts'

const Seq = z.int().check(z.gte(1))

export const erasureRouter = router({
  /** What may be erased of the entry with this number: its parts by name, nothing of what they say. */
  look: erasureProcedure
    .input(z.object({ seq: Seq }))
    .mutation(async ({ ctx, input }) =>
      valueOrProblem(await lookAtEvent(ctx.deps, ctx, input.seq)),
    ),

  propose: erasureProcedure
    .input(
      z.object({
        seq: Seq,
        labels: z.array(PartLabel).check(z.minLength(1), z.maxLength(mostErased)),
        reason: Code,
        reference: z.nullable(ErasureReference),
      }),
    )
    .mutation(async ({ ctx, input }) => valueOrProblem(await proposeErasure(ctx.deps, ctx, input))),

  list: erasureProcedure.query(({ ctx }) => listErasures(ctx.deps, ctx)),

  /** A second person agrees, and it is destroyed; or somebody refuses, and it stays. */
  decide: erasureProcedure
    .input(z.object({ id: z.uuid(), approve: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await decideErasure(ctx.deps, ctx, input))
      return null
    }),

  certificate: erasureProcedure.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const certificate = await readCertificate(ctx.deps, ctx, input.id)
    if (!certificate) throw problemError(problem('not_found'))
    return certificate
  }),
})
