import type { HistoryLine } from '@tocsin/schema/desk/record-view'
import type { Header } from '@tocsin/schema/events/envelope'
import { parseEventId, type RecordId, type SeatId } from '@tocsin/schema/primitives/ids'
import type { Local } from '../local/local.ts'

/** What the writer had seen of a record: the answer on the screen, and own events that it cannot hold yet. */
export async function deskBase(
  local: Pick<Local, 'record'>,
  id: RecordId,
  seenSeq: number | null,
): Promise<Header['base']> {
  const own = await local.record(id)
  return { seq: seenSeq, own: own.ok ? (own.value?.base.own ?? null) : null }
}

/** The reader's own last event among those of an answer. */
export function ownLast(history: readonly HistoryLine[], seat: SeatId): number | null {
  const own = history.filter((line) => line.seat === seat)
  return own.length === 0 ? null : Math.max(...own.map(({ id }) => parseEventId(id).seatSeq))
}
