import { roleAccess } from '@tocsin/schema/access/role-access'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type Problem, problem } from '@tocsin/schema/problem'
import { initTRPC, type TRPCError } from '@trpc/server'
import { isProven } from '../accounts/prove.ts'
import { databaseProblem } from '../db/database-problem.ts'
import type { Context } from './context.ts'
import { ProblemError, problemError } from './problem-error.ts'

/** What a client is told of a failure: one problem of the closed list, never where it happened. */
const trpc = initTRPC.context<Context>().create({
  isDev: false,
  // Proxies end what is silent for a minute; a client that hears nothing for longer connects again.
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 45_000 },
  },
  errorFormatter({ shape, error }) {
    const told = toldOf(error)
    const { code, httpStatus, path } = shape.data
    const where = path === undefined ? {} : { path }
    return { ...shape, message: told.code, data: { code, httpStatus, ...where, problem: told } }
  },
})

/** What a client is told of a failed procedure, by whatever way it was called. */
export function toldOf({ cause, code }: Pick<TRPCError, 'cause' | 'code'>): Problem {
  if (cause instanceof ProblemError) return cause.problem
  return problem(databaseProblem(cause)?.code ?? codeOf(code))
}

function codeOf(code: string): Problem['code'] {
  if (code === 'INTERNAL_SERVER_ERROR') return 'server_failed'
  if (code === 'PAYLOAD_TOO_LARGE') return 'too_large'
  return code === 'NOT_FOUND' ? 'not_found' : 'bad_input'
}

export const router = trpc.router

/** Open to everybody who reaches the server. */
export const openProcedure = trpc.procedure

/** For a signed-in account, with or without a device. */
export const accountProcedure = trpc.procedure.use(async ({ ctx, next }) => {
  const session = await ctx.session()
  if (!session) throw problemError(problem('not_signed_in'))
  const { id: sessionId, account, seat, secondFactor, provenAt } = session
  const isProvenNow = isProven(provenAt, ctx.deps.clock.now())
  return next({ ctx: { ...ctx, sessionId, account, seat, secondFactor, isProvenNow } })
})

/** For what changes an account: its person showed within the last minutes who they are (ASVS 5.0, 7.5.1). */
export const provenProcedure = accountProcedure.use(({ ctx, next }) => {
  if (!ctx.isProvenNow) throw problemError(problem('not_allowed'))
  return next()
})

/** For a session that an enrolled device opened with its key. */
export const seatProcedure = accountProcedure.use(({ ctx, next }) => {
  if (!ctx.seat) throw problemError(problem('not_signed_in'))
  const actor: Actor = ctx.seat.actor
  return next({ ctx: { ...ctx, seat: ctx.seat, actor } })
})

/** For seats whose role reads the mission's read models. */
export const deskProcedure = seatProcedure.use(({ ctx, next }) => {
  if (!roleAccess[ctx.actor.role].desk) throw problemError(problem('not_allowed'))
  return next()
})

/** For seats whose role is told figures only, without what could single out a record. */
export const figuresProcedure = seatProcedure.use(({ ctx, next }) => {
  const { figures } = roleAccess[ctx.actor.role]
  if (figures !== 'suppressed') throw problemError(problem('not_allowed'))
  return next()
})

/** For identity officers, whatever their role reads beside. */
export const officerProcedure = deskProcedure.use(({ ctx, next }) => {
  if (!ctx.account.isIdentityOfficer) throw problemError(problem('not_identity_officer'))
  return next()
})

/** For who may propose and decide that something is erased (SPEC ER-5). */
export const erasureProcedure = seatProcedure.use(({ ctx, next }) => {
  const { erases } = roleAccess[ctx.actor.role]
  const may = erases === 'always' || (erases === 'as_officer' && ctx.account.isIdentityOfficer)
  if (!may) throw problemError(problem('not_allowed'))
  return next()
})

/** For seats whose role manages accounts and seats. */
export const adminProcedure = seatProcedure.use(({ ctx, next }) => {
  if (!roleAccess[ctx.actor.role].administers) throw problemError(problem('not_allowed'))
  return next()
})
