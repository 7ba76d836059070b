import type { Count } from '../../primitives/count.ts'
import type { AreaId, RecordId } from '../../primitives/ids.ts'
import type { Headline } from '../state.ts'

/**
 * One line of the bottom line: what is said by its code, with the numbers of the sentence. `ids` are
 * the records behind it. Which words say it is each language's own.
 */
export type Statement = StatementSaying & { ids: readonly RecordId[] }

export type StatementSaying =
  /** The log holds no incident of this week. It does not say that none happened. */
  | { code: 'no_incidents' }
  /** People harmed: in all, of them verified, and the week before. */
  | { code: 'harm'; harm: Headline; now: Count; verified: Count; before: Count }
  /** Incidents of which no harm to people was counted. */
  | { code: 'incidents'; now: Count; verified: Count; before: Count }
  /** Alerts that nobody had taken at the paper's moment, and the longest wait in minutes. */
  | { code: 'unanswered_alerts'; level: string; alerts: Count; longest: number }
  /** Alerts taken later than their target, with the longest wait in minutes. */
  | { code: 'late_answers'; alerts: Count; longest: number }
  /** Alerts that nobody went for, and the reason given most often; null = none was given. */
  | { code: 'no_response'; alerts: Count; reason: string | null }
  /** Open threats that must be met. */
  | { code: 'threats'; threats: Count; areas: readonly AreaId[] }
  /** Grave violations against children, in so many incidents. */
  | { code: 'children'; incidents: Count; verified: Count }
  /** A figure of an earlier week is no longer what its released paper says. */
  | {
      code: 'restated'
      week: string
      figure: Headline | 'incidents'
      was: Count
      now: Count
    }
  /** Areas of which nothing was recorded this week. */
  | { code: 'silent_areas'; areas: readonly AreaId[] }
  /** Incidents of this week that became known only after it had ended. */
  | { code: 'late_reports'; incidents: Count }
  /** What somebody owes and has not done by its day. */
  | { code: 'overdue'; recommendations: Count; longest: number }
  /** All counted incidents lie in one area. */
  | { code: 'one_area'; area: AreaId; incidents: Count }
