import type { AreaId, EventId, RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

type Said = { seat: SeatId; saidAt: number; receivedAt: number | null }

/** What was found on one day. A null is not known, was not said or was erased. */
export type HostAssessed = Said & {
  event: EventId
  /** Local date. */
  on: string
  will: string | null
  capacity: string | null
  evidence: readonly RecordId[]
  levers: readonly string[]
  hrddp: string | null
  text: string | null
  /** The assessment that it puts right. */
  instead: EventId | null
  /** The first reason stands. */
  withdrawn: (Said & { reason: string }) | null
}

/** The host State in one area, all of it or forces of it, with everything that was assessed. Plain JSON. */
export type HostState = {
  id: RecordId
  scope: ScopeId
  area: AreaId
  /** Code of `actor_types`; null = the State as a whole. */
  forces: string | null
  /** What the unit is called; null = none was named, or its name was erased. */
  unit: string | null
  /** In the order of the log. */
  assessments: readonly HostAssessed[]
  seq: number | null
}
