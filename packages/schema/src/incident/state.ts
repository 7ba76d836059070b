import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

/** What is known of an incident by verification (domain.md §3.2 "Verification record"). */
export type Verification = {
  finding: string
  standardOfProof: string
  primarySources: number
  secondarySources: number
  unEyewitness: boolean
  seat: SeatId
  saidAt: number
  note: string | null
}

/** What the mission holds to have been one event. What happened in it is said by its reports. Plain JSON. */
export type Incident = {
  id: RecordId
  scope: ScopeId
  reports: readonly RecordId[]
  verification: Verification | null
  /** The incident that this one was found to be the same as; it is then counted there. */
  mergedInto: RecordId | null
  /** Incidents said to be the same as this one; each is counted where its own `mergedInto` says. */
  absorbed: readonly RecordId[]
  seq: number | null
}
