import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { ChainHead } from '@tocsin/schema/chain/chain'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { ExchangeRequest, Held, Receipt } from '@tocsin/schema/sync/wire'
import { retrying } from '../db/retry.ts'
import { authenticateRun } from './authenticate-run.ts'
import { exclusively } from './exclusive.ts'
import type { Handle, LogDeps } from './log-deps.ts'
import { planAppend, type RunToAppend } from './plan-append.ts'
import { keepForgery } from './quarantine.ts'
import { readPushed } from './read-pushed.ts'
import { findSeat, type KnownSeat } from './seats.ts'
import { PlanOverrun, writeAppend } from './write-append.ts'

export type AppendInput = {
  request: ExchangeRequest
  /** For the server's own seats that tell history, as the demo does. */
  receivedAt?: number
}

export type Appended = {
  receipts: Receipt[]
  held: Held[]
  head: ChainHead
  seat: KnownSeat
}

/**
 * Takes a run into the log: verified and authorised event by event, found if it is there already,
 * numbered, folded into the read models, all in one short transaction (SPEC LG-1 to LG-9). Repeating
 * it gives the same receipts and uses up no numbers.
 *
 * @returns `unknown_seat`, `bad_signature`, `foreign_mission`, `stale_epoch` (with the `epoch` to
 * use) or `replayed_request` (with the last `counter` answered) when nothing of the request was taken.
 */
export async function appendRun(
  deps: LogDeps,
  { request, receivedAt }: AppendInput,
): Promise<Result<Appended, Problem>> {
  const { db } = deps.database
  const { question } = request
  const seat = await findSeat(db, deps.mission, question.seat)
  if (!seat) return err(problem('unknown_seat'))
  const signed = await authenticateRun(seat, request)
  if (!signed.ok) return refuseForgery(deps, request, signed.error, false)
  if (question.mission !== deps.mission) {
    return refuseForgery(deps, request, problem('foreign_mission'), true)
  }
  const run: RunToAppend = {
    request,
    signed: signed.value,
    events: request.run.map(readPushed),
    receivedAt: receivedAt ?? deps.clock.now(),
  }
  return exclusively(deps.database, () => appendOnce(deps, run))
}

/** Plans outside the transaction; when another server was faster the plan no longer fits and is made again. */
async function appendOnce(deps: LogDeps, run: RunToAppend): Promise<Result<Appended, Problem>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await retrying(() => (attempt <= 3 ? planThenWrite(deps, run) : planInside(deps, run)))
    } catch (error) {
      if (!(error instanceof PlanOverrun) || attempt > 10) throw error
    }
  }
}

async function planThenWrite(deps: LogDeps, run: RunToAppend): Promise<Result<Appended, Problem>> {
  const { db } = deps.database
  const plan = await planAppend(deps, db, run)
  if (!plan.ok) return plan
  await db.transaction().execute((tx) => writeAppend(tx, plan.value))
  return ok(plan.value.appended)
}

/** Under heavy rivalry: the counter is held while planning, so that this plan does fit. */
async function planInside(deps: LogDeps, run: RunToAppend): Promise<Result<Appended, Problem>> {
  return await deps.database.db.transaction().execute(async (tx) => {
    await holdCounter(tx, deps)
    const plan = await planAppend(deps, tx, run)
    if (!plan.ok) return plan
    await writeAppend(tx, plan.value)
    return ok(plan.value.appended)
  })
}

async function holdCounter(tx: Handle, deps: LogDeps): Promise<void> {
  await tx
    .selectFrom('mission')
    .select('next_seq')
    .where('mission_id', '=', deps.mission)
    .forUpdate()
    .execute()
}

async function refuseForgery(
  deps: LogDeps,
  request: ExchangeRequest,
  refusal: Problem,
  proven: boolean,
): Promise<Result<never, Problem>> {
  await keepForgery(deps, request, refusal.code, proven)
  return err(refusal)
}
