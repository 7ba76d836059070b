import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem, ProblemCode } from '@tocsin/schema/problem'
import { TRPCError } from '@trpc/server'

/** Carries a problem through tRPC to its one place in the answer. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(of: Problem) {
    super(of.code)
    this.problem = of
  }
}

const statusOf: Partial<Record<ProblemCode, TRPCError['code']>> = {
  bad_input: 'BAD_REQUEST',
  too_large: 'PAYLOAD_TOO_LARGE',
  not_signed_in: 'UNAUTHORIZED',
  sign_in_refused: 'UNAUTHORIZED',
  invitation_unknown: 'UNAUTHORIZED',
  second_factor_needed: 'FORBIDDEN',
  code_refused: 'UNAUTHORIZED',
  second_person_needed: 'FORBIDDEN',
  unknown_seat: 'UNAUTHORIZED',
  bad_signature: 'UNAUTHORIZED',
  not_allowed: 'FORBIDDEN',
  seat_revoked: 'FORBIDDEN',
  foreign_origin: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  rate_limited: 'TOO_MANY_REQUESTS',
  stale_epoch: 'CONFLICT',
  replayed_request: 'CONFLICT',
  server_failed: 'INTERNAL_SERVER_ERROR',
}

export function problemError(of: Problem): TRPCError {
  const cause = new ProblemError(of)
  return new TRPCError({ code: statusOf[of.code] ?? 'BAD_REQUEST', message: of.code, cause })
}

/** The value of a result; its problem goes to the client as the answer's `data.problem`. */
export function valueOrProblem<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value
  throw problemError(result.error)
}
