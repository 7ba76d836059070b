import type { EventId, SeatId } from '../primitives/ids.ts'
import { sameJson } from '../primitives/same-json.ts'
import type { Told } from './tell.ts'

/** One value somebody gave a field; null: they emptied it (SPEC RD-14). */
export type Claim<V> = {
  value: V | null
  by: EventId
  seat: SeatId
  seatSeq: number
  seq: number | null
}

/** One field of a record: empty = nobody said; one claim = agreed; more = contested (SPEC RD-3). */
export type Register<V> = readonly Claim<V>[]

/**
 * Writes a value. It replaces every claim that its author had seen (`base`, or the author's own
 * earlier one); claims written without knowledge of each other all stay, until a person decides
 * with a new event. No clock takes part.
 */
export function claim<V>(
  register: Register<V> | undefined,
  value: V | null,
  told: Told,
): Register<V> {
  const unseen = (register ?? []).filter((earlier) => !hadSeen(told, earlier))
  if (unseen.some((other) => sameJson(other.value, value))) return unseen
  const { id, seat, seatSeq, seq } = told
  return [...unseen, { value, by: id, seat, seatSeq, seq }]
}

/** The value that is shown first and counted, if any: the one numbered last. The others stand beside it while contested. */
export function current<V>(register: Register<V> | undefined): V | undefined {
  return register?.at(-1)?.value ?? undefined
}

export function isContested(register: Register<unknown> | undefined): boolean {
  return (register?.length ?? 0) > 1
}

/** Whether the author of an event knew what somebody, who may be the same, had said before (SPEC EV-3). */
export function hadSeen(
  told: Pick<Told, 'seat' | 'seatSeq' | 'base'>,
  earlier: Pick<Claim<unknown>, 'seat' | 'seatSeq' | 'seq'>,
): boolean {
  if (earlier.seat === told.seat) return earlier.seatSeq < told.seatSeq
  return earlier.seq !== null && told.base.seq !== null && earlier.seq <= told.base.seq
}
