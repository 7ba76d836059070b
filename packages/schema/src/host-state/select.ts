import { hostLevers } from '../vocabulary/host-levers.ts'
import type { HostAssessed, HostState } from './state.ts'

/**
 * Assessments that neither were taken back nor have another in their place, by the day as of which they
 * hold and then as the log has them. What was put right stands again once its correction is taken back.
 */
export function standingAssessments({
  assessments,
}: Pick<HostState, 'assessments'>): HostAssessed[] {
  const open = assessments.filter(({ withdrawn }) => !withdrawn)
  const putRight = new Set(open.map(({ instead }) => instead))
  return open.filter(({ event }) => !putRight.has(event)).toSorted(byDay)
}

/** The one in force at the end of a local date; undefined = nothing was assessed by then. */
export function assessedBy(
  standing: readonly HostAssessed[],
  date: string,
): HostAssessed | undefined {
  return standing.findLast(({ on }) => on <= date)
}

/** Others of the same day that say otherwise: nobody has decided between them (SPEC HS-3). */
export function differingFrom(
  standing: readonly HostAssessed[],
  { event, on, will, capacity }: HostAssessed,
): HostAssessed[] {
  return standing.filter(
    (one) =>
      one.event !== event && one.on === on && (one.will !== will || one.capacity !== capacity),
  )
}

/** Whether one of these levers is support to forces, which needs a check first (SPEC HS-4). */
export function needsCheck(levers: readonly string[]): boolean {
  return hostLevers.items.some(({ code, isSupport }) => isSupport && levers.includes(code))
}

function byDay(one: HostAssessed, other: HostAssessed): number {
  return one.on === other.on ? 0 : one.on < other.on ? -1 : 1
}
