import { amendDeployment, openDeployment } from '@tocsin/schema/deployment/decide'
import {
  deploymentTerms,
  deploymentTitle,
  deploymentValues,
} from '@tocsin/schema/deployment/select'
import type { Deployment } from '@tocsin/schema/deployment/state'
import { DeploymentFields, type TeamMember } from '@tocsin/schema/events/deployment-opened'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, parseScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { addDays, LocalDate } from '@tocsin/schema/primitives/local-date'
import { Place } from '@tocsin/schema/primitives/place'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { amendsOf, changedMembers } from '../../field/amends.ts'
import { DrawingForm } from '../../field/drawing-form.ts'
import { changedTexts, narrativeOf } from '../../field/narrative.ts'

const codes = z._default(z.array(z.string()), [])

/** `seats`: members who carry a tablet; `components`: those of whom no tablet is known. */
const DeployAnswers = z.object({
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
  // Drafts from before the rest was asked do not have it.
  requestedBy: z._default(z.string(), ''),
  worksIn: z._default(z.nullable(Place), null),
  drawn: DrawingForm,
  briefed: codes,
  actors: codes,
  groupsAtRisk: codes,
  protection: codes,
})
type DeployAnswers = z.infer<typeof DeployAnswers>

/** Kept as the draft. */
export const DeployForm = z.extend(DeployAnswers, {
  amends: z._default(amendsOf(DeployAnswers), null),
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
    requestedBy: '',
    worksIn: null,
    drawn: null,
    briefed: [],
    actors: [],
    groupsAtRisk: [],
    protection: [],
    amends: null,
  }
}

/** The form of a deployment that is amended, filled with what is already said. */
export function deployAgain(deployment: Deployment, base: Header['base']): DeployForm {
  const values = deploymentValues(deployment)
  const { members = [] } = values
  const first: DeployAnswers = {
    title: deploymentTitle(deployment) ?? '',
    text: deploymentTerms(deployment) ?? '',
    area: parseScopeId(deployment.scope).area,
    trigger: values.trigger ?? null,
    from: values.from ?? '',
    to: values.to ?? '',
    stay: values.stay ?? null,
    lead: values.lead ?? '',
    seats: members.flatMap(({ seat }) => seat ?? []),
    components: members.flatMap(({ component, seat }) => (seat ? [] : component)),
    requestedBy: values.requestedBy ?? '',
    worksIn: values.worksIn ?? null,
    drawn: values.drawn ?? null,
    briefed: [...(values.briefed ?? [])],
    actors: [...(values.actors ?? [])],
    groupsAtRisk: [...(values.groupsAtRisk ?? [])],
    protection: [...(values.protection ?? [])],
  }
  return { ...first, amends: { record: deployment.id, base, first } }
}

export function areDates({ from, to }: DeployForm): boolean {
  return LocalDate.safeParse(from).success && LocalDate.safeParse(to).success && from <= to
}

/** Of a seat, as the roster says it. */
type ComponentOf = (seat: SeatId) => string | null | undefined

export function deployDraft(
  form: DeployForm,
  area: AreaId,
  actor: Actor,
  componentOf: ComponentOf,
): Result<Draft, Problem> {
  const said = Object.entries(fieldsOf(form, componentOf)).filter(([, value]) => !isEmpty(value))
  const facts = DeploymentFields.safeParse(Object.fromEntries(said))
  if (!facts.success) return err(problem('bad_input'))
  return openDeployment(area, actor, { facts: facts.data, ...narrativeOf(form) })
}

/** Says what has changed of a deployment, and nothing else. */
export function deployAmendment(
  form: DeployForm,
  deployment: Deployment,
  actor: Actor,
  componentOf: ComponentOf,
): Result<Draft, Problem> {
  const { amends } = form
  if (!amends) return err(problem('bad_input'))
  const { base, first } = amends
  const changed = changedMembers(fieldsOf(form, componentOf), fieldsOf(first, componentOf))
  const set = z.partial(DeploymentFields).safeParse(changed)
  if (!set.success) return err(problem('bad_input'))
  const words = narrativeOf(changedTexts(form, first))
  return amendDeployment(deployment, actor, base, { facts: { set: set.data }, ...words })
}

function fieldsOf(form: DeployAnswers, componentOf: ComponentOf) {
  const { from, to, briefed, actors, groupsAtRisk, protection } = form
  const members: TeamMember[] = [
    ...form.seats.flatMap((text) => {
      const seat = SeatId.safeParse(text)
      return seat.success ? [{ component: componentOf(seat.data) ?? 'other', seat: seat.data }] : []
    }),
    ...form.components.map((component) => ({ component })),
  ]
  return {
    trigger: form.trigger ?? 'other',
    from,
    to,
    stay: form.stay ?? undefined,
    lead: form.lead || undefined,
    requestedBy: form.requestedBy || undefined,
    worksIn: form.worksIn ?? undefined,
    drawn: form.drawn ?? undefined,
    members,
    briefed,
    actors,
    groupsAtRisk,
    protection,
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}
