import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import {
  RecommendationFields,
  RecommendationMadeFacts,
} from '@tocsin/schema/events/recommendation-made'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, parseScopeId, RecordId } from '@tocsin/schema/primitives/ids'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { amendRecommendation, makeRecommendation } from '@tocsin/schema/recommendation/decide'
import {
  recommendationText,
  recommendationTitle,
  recommendationValues,
} from '@tocsin/schema/recommendation/select'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import * as z from 'zod/mini'
import { amendsOf, changedMembers } from '../../field/amends.ts'
import { changedTexts, narrativeOf } from '../../field/narrative.ts'

const Answers = z.object({
  title: z.string(),
  text: z.string(),
  organ: z.string(),
  owner: z.string(),
  due: z.string(),
  means: z.array(z.string()),
})
type Answers = z.infer<typeof Answers>

/** Kept as the draft. */
export const RecommendationForm = z.extend(Answers, {
  restricted: z.boolean(),
  // Drafts from before it was asked do not have it; undefined: as it is filled in, or stands.
  deployment: z.optional(z.nullable(RecordId)),
  amends: z._default(amendsOf(Answers), null),
})
export type RecommendationForm = z.infer<typeof RecommendationForm>

export const freshRecommendation: RecommendationForm = {
  title: '',
  text: '',
  organ: 'mission',
  owner: '',
  due: '',
  means: [],
  restricted: false,
  amends: null,
}

/** The form of a recommendation that is amended, filled with what is already said. */
export function recommendationAgain(
  recommendation: Recommendation,
  base: Header['base'],
): RecommendationForm {
  const { organ = '', owner = '', due = '', means = [] } = recommendationValues(recommendation)
  const first: Answers = {
    title: recommendationTitle(recommendation) ?? '',
    text: recommendationText(recommendation) ?? '',
    organ,
    owner,
    due,
    means: [...means],
  }
  const restricted = parseScopeId(recommendation.scope).band === 'restricted'
  return { ...first, restricted, amends: { record: recommendation.id, base, first } }
}

export function isDueDate(text: string): boolean {
  return text === '' || LocalDate.safeParse(text).success
}

export function recommendationDraft(
  form: RecommendationForm,
  area: AreaId,
  linked: { deployment?: RecordId },
): Result<Draft, Problem> {
  const { means, ...fields } = fieldsOf(form)
  const facts = RecommendationMadeFacts.safeParse({
    ...linked,
    ...fields,
    ...(means.length > 0 && { means }),
  })
  if (!facts.success) return err(problem('bad_input'))
  const band = form.restricted ? 'restricted' : 'standard'
  return ok(makeRecommendation(area, band, { facts: facts.data, ...narrativeOf(form) }))
}

/** Says what has changed of a recommendation, and nothing else. */
export function recommendationAmendment(
  form: RecommendationForm,
  recommendation: Recommendation,
  actor: Actor,
  linked: { deployment?: RecordId | null } = {},
): Result<Draft, Problem> {
  const { amends } = form
  if (!amends) return err(problem('bad_input'))
  const { base, first } = amends
  const changed = changedMembers(fieldsOf(form), fieldsOf(first))
  const set = z.partial(RecommendationFields).safeParse(changed)
  if (!set.success) return err(problem('bad_input'))
  const words = narrativeOf(changedTexts(form, first))
  const facts = { set: set.data, ...linked }
  return amendRecommendation(recommendation, actor, base, { facts, ...words })
}

function fieldsOf({ organ, owner, due, means }: Answers) {
  return { organ, owner: owner || undefined, due: due || undefined, means }
}
