import type { AreaId, SeatId } from './ids.ts'

/**
 * Roles of the mission (domain.md §3.3). A `summary_reader` is told figures and no record: leadership's
 * offices, the desk in New York. `system` seats are imports, jobs and the command line.
 */
export const roles = [
  'jpt_member',
  'team_leader',
  'analyst',
  'headquarters',
  'summary_reader',
  'administrator',
  'system',
] as const

export type Role = (typeof roles)[number]

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text)
}

/** Who acts: one officer on one device, with the role, areas and component the roster gives. */
export type Actor = {
  seat: SeatId
  role: Role
  areas: readonly AreaId[]
  /** `components`; some are mandated to know what others are not (SPEC AC-5). */
  component?: string | null
}
