import type { Deployment } from '../deployment/state.ts'
import type { SeatId } from '../primitives/ids.ts'
import type { Recommendation } from '../recommendation/state.ts'
import type { Visit } from '../visit/state.ts'
import type { SeatName } from './desk-answers.ts'
import type { MissionReport } from './mission-report.ts'

/** Where teams are, what they asked for, and to whom a return is owed. */
export type TeamsAnswer = {
  /** Those that are not closed first, then the last ones. */
  deployments: Deployment[]
  /** What is overdue first (SPEC DP-7). Words of restricted ones are left out: they are opened one by one. */
  recommendations: Recommendation[]
  /** Promised returns that nobody has kept, by day. */
  returns: Visit[]
  seats: Record<SeatId, SeatName>
}

/** One deployment with everything that was logged in it, as its reader may read it. */
export type DeploymentAnswer = {
  report: MissionReport
  /** Records of it that are not for this reader. */
  withheld: number
  /** Records of the restricted band that this reader may read. */
  few: number
  /** Those of them that are not in the report, because it leaves without them (SPEC DP-11). */
  leftOut: number
  seats: Record<SeatId, SeatName>
  /** For the `base` of what the reader decides next. */
  seenSeq: number
}

/** One recommendation whole, to be answered. */
export type RecommendationPage = {
  recommendation: Recommendation
  seats: Record<SeatId, SeatName>
  seenSeq: number
}
