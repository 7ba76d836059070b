import * as z from 'zod/mini'
import { type Problem, problemCodes } from './problem.ts'

/** A {@link Problem} as it comes over a wire or out of a store. Apart from it, because who only names one needs no reader of forms. */
export const ProblemForm = z.object({
  code: z.enum(problemCodes),
  detail: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
}) satisfies z.ZodMiniType<Problem>
