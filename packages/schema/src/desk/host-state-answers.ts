import type { HostState } from '../host-state/state.ts'
import type { SeatId } from '../primitives/ids.ts'
import type { SeatName } from './desk-answers.ts'
import type { MapRow } from './map-row.ts'

/** Everything that desks assessed of the host State. */
export type HostStatesAnswer = {
  hosts: HostState[]
  /** Of the records on which assessments rest, those that are incidents or threats, as this reader may see them. */
  evidence: MapRow[]
  /** Who assessed. */
  seats: Record<SeatId, SeatName>
  /** For the `base` of what the reader decides next. */
  seenSeq: number
}

/** How long back incidents that name forces of the State are offered as evidence. */
export const offeredDays = 182

/** Most of them that are offered at once. */
export const mostOffered = 60
