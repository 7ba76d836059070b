import type { Draft } from '@tocsin/schema/events/draft'
import { RecommendationMadeFacts } from '@tocsin/schema/events/recommendation-made'
import type { AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { makeRecommendation } from '@tocsin/schema/recommendation/decide'
import * as z from 'zod/mini'
import { narrativeOf } from '../../field/narrative.ts'

/** Kept as the draft. */
export const RecommendationForm = z.object({
  title: z.string(),
  text: z.string(),
  organ: z.string(),
  owner: z.string(),
  due: z.string(),
  means: z.array(z.string()),
  restricted: z.boolean(),
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
}

export function isDueDate(text: string): boolean {
  return text === '' || LocalDate.safeParse(text).success
}

export function recommendationDraft(
  form: RecommendationForm,
  area: AreaId,
  linked: { deployment?: RecordId },
): Result<Draft, Problem> {
  const facts = RecommendationMadeFacts.safeParse({
    ...linked,
    organ: form.organ,
    ...(form.owner && { owner: form.owner }),
    ...(form.due && { due: form.due }),
    ...(form.means.length > 0 && { means: form.means }),
  })
  if (!facts.success) return err(problem('bad_input'))
  const band = form.restricted ? 'restricted' : 'standard'
  return ok(makeRecommendation(area, band, { facts: facts.data, ...narrativeOf(form) }))
}
