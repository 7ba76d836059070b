import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { mostProven, proofQuestion } from '@tocsin/schema/sync/pinned-log'
import { planRun } from '@tocsin/schema/sync/plan-run'
import type { ExchangeQuestion } from '@tocsin/schema/sync/wire'
import { leaving } from './leaving.ts'
import type { PlannedExchange } from './local.ts'
import { unprovenLines } from './local-facts.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { readOwn } from './read-log.ts'

/** Own events that are read for one run: more than the largest takes. */
const mostBehind = 250

/** The next question to the server and the run that goes with it, under a counter that was just spent. */
export async function planFrom(
  deps: LogDeps,
  state: LogState,
  told: Pick<ExchangeQuestion, 'destroyed'>,
  limit: number,
  mostBytes?: number,
  behindSeq = state.meta.server.seatSeq,
): Promise<Result<PlannedExchange, Problem>> {
  const { meta, own } = state
  const behind = own.filter(({ seatSeq }) => seatSeq > behindSeq).slice(0, mostBehind)
  const read = await readOwn(
    deps,
    behind.map(({ row }) => row),
  )
  if (!read.ok) return read
  const may = await leaving(
    deps,
    state,
    read.value.map((each) => each.own),
  )
  if (!may.ok) return may
  const run = planRun(may.value, behindSeq, mostBytes)
  const { cursors, epoch, counter } = meta
  const { mission } = meta.profile
  const who = { mission, seat: deps.vault.seat.id, epoch, counter }
  const { from, after } = meta.rights ?? {}
  const rights = from !== undefined && after !== undefined && { rights: { from, after } }
  const question = { ...who, cursors, limit, ...told, ...rights }
  // The idle lane: proofs are asked for when there is nothing of its own to send.
  const lines = run.length > 0 ? [] : unprovenLines(state).slice(0, mostProven(meta.log))
  const prove = run.length > 0 ? undefined : proofQuestion(meta.log, epoch, lines)
  return ok({
    question: prove ? { ...question, prove } : question,
    run,
    isCut: run.length > 0 && run.at(-1) !== may.value.at(-1),
    runHead: run.at(-1)?.event.hash ?? meta.head.hash,
    pinned: meta.log,
    lines: prove ? lines : [],
  })
}
