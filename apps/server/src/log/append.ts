import type { ChainHead } from '@tocsin/schema/chain/chain'
import type { LogLine } from '@tocsin/schema/chain/log-leaf'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { ExchangeRequest, Held, Receipt } from '@tocsin/schema/sync/wire'
import { retrying } from '../db/retry.ts'
import { authenticateRun } from './authenticate-run.ts'
import { exclusively } from './exclusive.ts'
import type { Clock, LogDeps } from './log-deps.ts'
import type { LogKey } from './log-key.ts'
import type { LogStore, LogView } from './log-store.ts'
import { planAppend, type RunToAppend } from './plan-append.ts'
import { keepForgery } from './quarantine.ts'
import { readPushed } from './read-pushed.ts'
import type { KnownSeat } from './seats.ts'
import { sqlStore } from './sql-store.ts'
import { PlanOverrun } from './write-append.ts'

export type AppendInput = {
  request: ExchangeRequest
  /** For the server's own seats that tell history, as the demo does. */
  receivedAt?: number
}

export type Appended = {
  receipts: Receipt[]
  /** What the log says of the events of the receipts, in their order. */
  lines: LogLine[]
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
export function appendRun(deps: LogDeps, input: AppendInput): Promise<Result<Appended, Problem>> {
  return appendToStore(sqlStore(deps), deps.clock, input)
}

/** {@link appendRun} with whatever keeps the log. */
export async function appendToStore(
  store: LogStore,
  clock: Clock,
  { request, receivedAt }: AppendInput,
): Promise<Result<Appended, Problem>> {
  const { question } = request
  const seat = await store.seat(question.seat)
  if (!seat) return err(problem('unknown_seat'))
  const now = receivedAt ?? clock.now()
  const signed = await authenticateRun(seat, request)
  if (!signed.ok) {
    await keepForgery(store, request, { refusal: signed.error, proven: false, now })
    return err(signed.error)
  }
  if (question.mission !== store.missionId) {
    const refusal = problem('foreign_mission')
    await keepForgery(store, request, { refusal, proven: true, now })
    return err(refusal)
  }
  const run: RunToAppend = {
    seat: question.seat,
    once: {
      epoch: question.epoch,
      counter: question.counter,
      ...(question.rights && { rights: question.rights }),
    },
    hashes: request.hashes,
    signature: request.signature,
    signed: signed.value,
    events: request.run.map(readPushed),
    receivedAt: now,
  }
  return takeRun(store, run)
}

/** Takes a run that its seat has signed, in turn with every other of this process. */
export function takeRun(store: LogStore, run: RunToAppend): Promise<Result<Appended, Problem>> {
  return exclusively(store.turns, () => appendOnce(store, run))
}

/**
 * Plans outside the transaction; when another server was faster the plan no longer fits and is made
 * again, under heavy rivalry while the counter is held, so that it does fit.
 */
async function appendOnce(store: LogStore, run: RunToAppend): Promise<Result<Appended, Problem>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await retrying(() =>
        attempt <= 3
          ? planThenWrite(store, run, store.logKey)
          : store.holding((view) => planThenWrite(view, run, store.logKey)),
      )
    } catch (error) {
      if (!(error instanceof PlanOverrun) || attempt > 10) throw error
    }
  }
}

async function planThenWrite(
  view: LogView,
  run: RunToAppend,
  logKey: LogKey,
): Promise<Result<Appended, Problem>> {
  const plan = await planAppend(view, run, logKey)
  if (!plan.ok) return plan
  await view.write(plan.value)
  return ok(plan.value.appended)
}
