import type { Violation } from '@tocsin/schema/events/bodies'
import type { AreaId, RecordId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import type { Unit } from '../areas/units.ts'
import type { Standing } from '../risk/harm-event.ts'

/** A counted incident as it was known. */
export type KnownIncident = {
  readonly id: RecordId
  /** By which it is read: of the strictest report in it. */
  readonly scope: ScopeId
  readonly place: Place
  /** Code of the administrative unit that the place lies in, where one of `units` holds it. */
  readonly unit?: string
  readonly occurred: OccurredAt
  readonly violations: readonly Violation[]
  /** What is happening, in one code of a flash or a violation. */
  readonly what: string | null
  readonly standing: Standing
  /** Milliseconds since 1970, as every moment here. */
  readonly knownAt: number
  /** Whose device first reported it. */
  readonly seat: SeatId
}

export type KnownThreat = {
  readonly id: RecordId
  readonly scope: ScopeId
  readonly place: Place
  /** As that of an incident. */
  readonly unit?: string
  readonly noticed: OccurredAt
  readonly kind: string
  readonly actors: readonly string[]
  readonly tactics: readonly string[]
  readonly knownAt: number
  /** When somebody said that it is no threat any more, by their clock; null while it is one. */
  readonly endedAt: number | null
}

export type KnownVisit = {
  readonly area: AreaId
  readonly occurred: OccurredAt
  /** An explicit zero report. */
  readonly nothing: boolean
}

/** A tablet of a team. */
export type KnownSource = {
  readonly seat: SeatId
  readonly area: AreaId
  /** When headquarters heard from it, visits of its officer among them. */
  readonly contactsMs: readonly number[]
}

/** Everything that a run is made of, as it was known at one moment. */
export type RunInputs = {
  readonly timeZone: string
  readonly areas: readonly AreaId[]
  /** Second-order units of the mission's map packs; left out where there are none. */
  readonly units?: readonly Unit[]
  readonly incidents: readonly KnownIncident[]
  readonly threats: readonly KnownThreat[]
  readonly visits: readonly KnownVisit[]
  readonly sources: readonly KnownSource[]
}
