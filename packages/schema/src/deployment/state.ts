import type { DeploymentFields } from '../events/deployment-opened.ts'
import type { Fields } from '../events/fields.ts'
import type { Register } from '../events/register.ts'
import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

/** One sign-off of the mission report, with what its component holds differently. */
export type SignOff = {
  seat: SeatId
  component: string
  agrees: boolean
  /** The dissent in its author's words; null where there is none, or it is not for this reader. */
  text: string | null
  report: string
  records: number
  saidAt: number
  seq: number | null
}

/** A Joint Protection Team's stay somewhere, with every amendment folded in. Plain JSON. */
export type Deployment = {
  id: RecordId
  scope: ScopeId
  author: SeatId
  saidAt: number
  receivedAt: number | null
  fields: Fields<DeploymentFields>
  /** What it is called. */
  title: Register<string>
  /** The terms of reference. */
  terms: Register<string>
  /** All of them, in the order of the log; the last of a seat stands (SPEC DP-5). */
  signOffs: readonly SignOff[]
  closed: { reason: string; seat: SeatId; saidAt: number } | null
  seq: number | null
}
