import { checkEvent } from '../chain/chain.ts'
import type { MissionId, SeatId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { ExchangeReply } from './wire.ts'

/**
 * Whether a reply may be stored: every event of it is what its header commits to, of this mission,
 * numbered upwards and not the reader's own. A reply that fails is dropped whole and asked for again;
 * nothing on the tablet changes (SPEC SY-7). Never throws.
 */
export function acceptReply(
  reader: { mission: MissionId; seat: SeatId },
  reply: unknown,
): Result<ExchangeReply, Problem> {
  const parsed = ExchangeReply.safeParse(reply)
  if (!parsed.success) return err(problem('malformed_event'))
  let last = 0
  for (const event of parsed.data.events) {
    if (event.header.mission !== reader.mission) return err(problem('foreign_mission'))
    if (event.header.seat === reader.seat) return err(problem('malformed_event'))
    if (event.numbered.seq <= last) return err(problem('malformed_event'))
    const checked = checkEvent(event)
    if (!checked.ok) return err(problem(checked.error))
    last = event.numbered.seq
  }
  return last <= parsed.data.upToSeq ? ok(parsed.data) : err(problem('malformed_event'))
}
