import { openDeployment } from '@tocsin/schema/deployment/decide'
import { DeploymentFields, type TeamMember } from '@tocsin/schema/events/deployment-opened'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, SeatId } from '@tocsin/schema/primitives/ids'
import { addDays, LocalDate } from '@tocsin/schema/primitives/local-date'
import { Place } from '@tocsin/schema/primitives/place'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { narrativeOf } from '../../field/narrative.ts'

/** Kept as the draft. `seats`: members who carry a tablet; `components`: those of whom no tablet is known. */
export const DeployForm = z.object({
  title: z.string(),
  text: z.string(),
  area: z.string(),
  trigger: z.nullable(z.string()),
  from: z.string(),
  to: z.string(),
  stay: z.nullable(Place),
  lead: z.string(),
  seats: z.array(z.string()),
  components: z.array(z.string()),
})
export type DeployForm = z.infer<typeof DeployForm>

/** Deployments take four to five days as a rule (domain.md §3.3). */
export function freshDeployment(today: string, area: string, lead: string): DeployForm {
  return {
    title: '',
    text: '',
    area,
    trigger: null,
    from: today,
    to: addDays(today, 4),
    stay: null,
    lead,
    seats: [],
    components: [],
  }
}

export function areDates({ from, to }: DeployForm): boolean {
  return LocalDate.safeParse(from).success && LocalDate.safeParse(to).success && from <= to
}

/** `componentOf`: as the roster says it. */
export function deployDraft(
  form: DeployForm,
  area: AreaId,
  actor: Actor,
  componentOf: (seat: SeatId) => string | null | undefined,
): Result<Draft, Problem> {
  const members: TeamMember[] = [
    ...form.seats.flatMap((text) => {
      const seat = SeatId.safeParse(text)
      return seat.success ? [{ component: componentOf(seat.data) ?? 'other', seat: seat.data }] : []
    }),
    ...form.components.map((component) => ({ component })),
  ]
  const facts = DeploymentFields.safeParse({
    trigger: form.trigger ?? 'other',
    from: form.from,
    to: form.to,
    ...(form.stay && { stay: form.stay }),
    ...(form.lead && { lead: form.lead }),
    ...(members.length > 0 && { members }),
  })
  if (!facts.success) return err(problem('bad_input'))
  return openDeployment(area, actor, { facts: facts.data, ...narrativeOf(form) })
}
