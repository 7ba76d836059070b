import * as z from 'zod/mini'
import { Drawn } from '../primitives/drawn.ts'
import { Code, SeatId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { Place } from '../primitives/place.ts'
import { defineEvent } from './define.ts'

/** Somebody of the team, by component; with a seat where they carry a tablet. No names: the roster has them. */
export const TeamMember = z.object({ component: Code, seat: z.optional(SeatId) })
export type TeamMember = z.infer<typeof TeamMember>

const Codes = z.array(Code).check(z.maxLength(20))

/** The fields of a deployment that an amendment may change (domain.md §3.3). The terms of reference are its words. */
export const DeploymentFields = z.object({
  /** Why the team goes: `deployment_triggers`. */
  trigger: Code,
  /** First and last day, both in mission time. */
  from: LocalDate,
  to: LocalDate,
  /** Where the team stays. */
  stay: z.optional(Place),
  lead: z.optional(SeatId),
  /** Who asked for the team: `recommendation_owners`. An office, never a person. */
  requestedBy: z.optional(Code),
  /** Where within its area of responsibility the team works. */
  worksIn: z.optional(Place),
  /** The same drawn on the map, or the road that it takes (SPEC RD-13). */
  drawn: z.optional(Drawn),
  /** What the team was briefed on before it left: `pre_brief_items`. */
  briefed: z.optional(Codes),
  /** Who may threaten people there: `actor_types`. No names and no units: these are for threats (SPEC AC-9). */
  actors: z.optional(Codes),
  /** Who may be harmed: `victim_groups` and `victim_statuses`. */
  groupsAtRisk: z.optional(Codes),
  /** How people protect themselves already: `community_protection`. */
  protection: z.optional(Codes),
  members: z.optional(z.array(TeamMember).check(z.maxLength(30))),
})
export type DeploymentFields = z.infer<typeof DeploymentFields>

/** A Joint Protection Team goes somewhere, for some days, with terms of reference. Its area is its scope's. */
export const deploymentOpened = defineEvent({
  type: 'DeploymentOpened',
  version: 1,
  kind: 'deployment',
  creates: true,
  facts: DeploymentFields,
})
