import { assessedBy, differingFrom, standingAssessments } from '@tocsin/schema/host-state/select'
import type { HostAssessed, HostState } from '@tocsin/schema/host-state/state'
import type { AreaId } from '@tocsin/schema/primitives/ids'

/** One line of the grid: what is in force of one area and forces, and what was before it. */
export type HostRow = {
  area: AreaId
  /** Null: nobody assessed anything of the area, or everything was taken back. */
  host: HostState | null
  now: HostAssessed | null
  before: HostAssessed | null
  /** How many of the same day say otherwise. */
  differing: number
}

/** Every area of the mission, also those of which nothing is known; the State as a whole before forces of it. */
export function hostRows(
  areas: readonly AreaId[],
  hosts: readonly HostState[],
  today: string,
): HostRow[] {
  const others = hosts.map(({ area }) => area).filter((area) => !areas.includes(area))
  return [...areas, ...new Set(others)].flatMap((area): HostRow[] => {
    const lines = hosts
      .filter((host) => host.area === area)
      .flatMap((host) => lineOf(host, today))
      .sort((a, b) => (placeOf(a.host) < placeOf(b.host) ? -1 : 1))
    return lines.length > 0 ? lines : [{ area, host: null, now: null, before: null, differing: 0 }]
  })
}

function lineOf(host: HostState, today: string): (HostRow & { host: HostState })[] {
  const standing = standingAssessments(host)
  const now = assessedBy(standing, today)
  if (!now) return []
  const before = standing.slice(0, standing.indexOf(now)).findLast(({ on }) => on < now.on) ?? null
  return [{ area: host.area, host, now, before, differing: differingFrom(standing, now).length }]
}

function placeOf({ forces, unit, id }: HostState): string {
  return `${forces ?? ''} ${unit ?? ''} ${id}`
}

export type AssessmentFate = 'in_force' | 'earlier' | 'put_right' | 'taken_back'

/** Everything that was assessed, the latest day first, with what became of each. */
export function assessmentsOf(
  host: HostState,
  today: string,
): { one: HostAssessed; fate: AssessmentFate }[] {
  const standing = standingAssessments(host)
  const now = assessedBy(standing, today)
  return host.assessments
    .map((one) => ({ one, fate: fateOf(one, now, standing) }))
    .toReversed()
    .sort((a, b) => (a.one.on === b.one.on ? 0 : a.one.on < b.one.on ? 1 : -1))
}

function fateOf(
  one: HostAssessed,
  now: HostAssessed | undefined,
  standing: readonly HostAssessed[],
): AssessmentFate {
  if (one.withdrawn) return 'taken_back'
  if (!standing.includes(one)) return 'put_right'
  return one === now ? 'in_force' : 'earlier'
}
