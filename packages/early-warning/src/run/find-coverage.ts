import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { countedAt, type OccurredAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { dayMs } from '../nowcast/delay.ts'
import { type Coverage, coverageOf } from '../silence/area-week.ts'
import type { RunInputs } from './inputs.ts'

/** What is known of the last seven days, by areas of responsibility. */
export function findCoverage(inputs: RunInputs, todayMs: number): Coverage {
  const isLately = (ms: number) => ms >= todayMs - 7 * dayMs && ms < todayMs
  const happenedLately = (occurred: OccurredAt) => {
    const at = countedAt(occurred)
    return at !== undefined && isLately(utcMs(at))
  }
  return coverageOf(
    inputs.areas.map((area) => {
      const incidents = inputs.incidents.filter(
        ({ scope, occurred }) => parseScopeId(scope).area === area && happenedLately(occurred),
      )
      const visits = inputs.visits.filter(
        (one) => one.area === area && happenedLately(one.occurred),
      )
      const heard = inputs.sources.filter(
        (one) => one.area === area && one.contactsMs.some(isLately),
      )
      return {
        incidents: incidents.length,
        zeroReports: visits.filter(({ nothing }) => nothing).length,
        contacts: visits.length + heard.length,
      }
    }),
  )
}
