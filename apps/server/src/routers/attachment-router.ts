import { chunkBytes, chunkCount, chunkTagBytes } from '@tocsin/schema/chain/content'
import { ContentId, largestFile } from '@tocsin/schema/events/attachments'
import { Hash } from '@tocsin/schema/events/envelope'
import { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { readCopy, readOriginal, readTeamCopy } from '../attachments/read-chunks.ts'
import { beginFile, putChunk } from '../attachments/take-chunks.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { deskProcedure, officerProcedure, router, seatProcedure } from './trpc.ts'

const mostChunks = chunkCount(largestFile)
const longestChunk = Math.ceil(((chunkBytes + chunkTagBytes) * 4) / 3)

const Named = z.object({ event: EventId, content: ContentId })
const Index = z.int().check(z.gte(0), z.lt(mostChunks))

export const attachmentRouter = router({
  /** Which chunks of an own file are not here; begins it where it is new. */
  begin: seatProcedure
    .input(
      z.extend(Named, {
        chunks: z.array(Hash).check(z.minLength(1), z.maxLength(mostChunks)),
      }),
    )
    .mutation(async ({ ctx, input }) =>
      valueOrProblem(await beginFile(ctx.deps, ctx.seat.actor.seat, input)),
    ),

  /** One sealed chunk, in base64url. */
  put: seatProcedure
    .input(
      z.extend(Named, {
        index: Index,
        bytes: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(longestChunk)),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const bytes = Buffer.from(input.bytes, 'base64url')
      return valueOrProblem(await putChunk(ctx.deps, ctx.seat.actor.seat, { ...input, bytes }))
    }),

  /** A stretch of a viewable copy, for who reads the words of its event. */
  copy: deskProcedure
    .input(z.extend(Named, { kind: z.enum(['incident', 'threat']), id: RecordId, from: Index }))
    .query(async ({ ctx, input }) => {
      const stretch = await readCopy(ctx.deps, ctx.actor, input)
      if (!stretch) throw problemError(problem('not_found'))
      return stretch
    }),

  /** One chunk of a viewable copy, for a tablet that reads the words of its event. */
  teamCopy: seatProcedure.input(z.extend(Named, { from: Index })).query(async ({ ctx, input }) => {
    const stretch = await readTeamCopy(ctx.deps, ctx.actor, input)
    if (!stretch) throw problemError(problem('not_found'))
    return stretch
  }),

  /** A stretch of an original, for the officer who opened its key within the hour. */
  original: officerProcedure
    .input(z.extend(Named, { from: Index }))
    .query(async ({ ctx, input }) => {
      const stretch = await readOriginal(ctx.deps, ctx.account, input)
      if (!stretch) throw problemError(problem('not_found'))
      return stretch
    }),
})
