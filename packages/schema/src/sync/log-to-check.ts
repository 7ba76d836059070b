import type { OwnEvent } from '../events/draft.ts'
import type { ScopeId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import type { LogToCheck, OwnLine, Verify } from './check-log.ts'
import type { PinnedLog } from './pinned-log.ts'
import type { ExchangeQuestion, ExchangeReply } from './wire.ts'

type Planned = {
  question: ExchangeQuestion
  run: readonly OwnEvent[]
  pinned: PinnedLog | null
  lines: readonly OwnLine[]
}

/**
 * Puts what was asked and what came back side by side. `malformed_event` when the reply acknowledges
 * an event that was not in the run.
 */
export function logToCheck(
  { question, run, pinned, lines }: Planned,
  reply: ExchangeReply,
  verify: Verify,
  certified: string | null,
): Result<LogToCheck, Problem> {
  const pushed = new Map(run.map(({ event }) => [event.header.seatSeq, event]))
  const acknowledged: OwnLine[] = []
  for (const { seatSeq, numbered } of reply.receipts) {
    const event = pushed.get(seatSeq)
    if (!event) return err(problem('malformed_event'))
    acknowledged.push({ ...numbered, hash: event.hash, seatSeq, scope: event.header.scope })
  }
  const { mission, seat, epoch, prove } = question
  return ok({
    mission,
    seat,
    epoch,
    pinned,
    asked: prove,
    word: reply.log,
    chain: reply.head,
    acknowledged,
    lines,
    // as: the keys are those of a record by scope.
    granted: new Set(Object.keys(reply.cursors) as ScopeId[]),
    verify,
    certified,
  })
}
