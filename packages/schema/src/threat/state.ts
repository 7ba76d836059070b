import type { Erasure } from '../events/erase.ts'
import type { ThreatFields } from '../events/threat-raised.ts'
import type { ToldPerson } from '../events/told-people.ts'
import type { Ended, Written } from '../events/written.ts'
import type { EventId, RecordId } from '../primitives/ids.ts'

/** Something that may happen, from the moment it is identified until it is no longer determined as such. Plain JSON. */
export type Threat = Written<ThreatFields> & {
  alert: string | null
  deployment: RecordId | null
  people: readonly ToldPerson[]
  /** Reports in which it came true. */
  cameTrueIn: readonly RecordId[]
  closed: Ended | null
  /** What of it was erased, in the order of the log (SPEC ER-4). */
  erased: readonly Erasure[]
  amendments: number
  /** The event by which it belongs into the restricted band, whichever it was written into (SPEC AC-6). */
  restrictedBy: { by: EventId; seq: number | null } | null
}
