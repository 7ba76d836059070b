import { type ProblemCode, problem } from '@tocsin/schema/problem'
import type { Response } from 'express'

/** A refusal before or beside tRPC, in the shape in which tRPC's clients look for a problem. */
export function sendProblem(response: Response, status: number, code: ProblemCode): void {
  const data = { code, httpStatus: status, problem: problem(code) }
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ error: { message: code, code: -32_600, data } })
}
