import type { DeploymentFields } from '../events/deployment-opened.ts'
import type { Ended, Written } from '../events/written.ts'
import type { SeatId } from '../primitives/ids.ts'

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

/**
 * A Joint Protection Team's stay somewhere, with every amendment folded in. Its title is what it is
 * called, its text the terms of reference. Plain JSON.
 */
export type Deployment = Written<DeploymentFields> & {
  /** All of them, in the order of the log; the last of a seat stands (SPEC DP-5). */
  signOffs: readonly SignOff[]
  closed: Ended | null
}
