import type { Draft } from '@tocsin/schema/events/draft'
import { ThreatRaisedFacts } from '@tocsin/schema/events/threat-raised'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { Place } from '@tocsin/schema/primitives/place'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { raiseThreat } from '@tocsin/schema/threat/decide'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import * as z from 'zod/mini'
import { ActorForm, actorLinks } from '../../field/actor-form.ts'
import { WhenForm, whenAt } from '../../field/when-form.ts'

/** What may happen, as far as it is known. Kept as the draft. */
export const ThreatForm = z.object({
  kind: z.string(),
  place: z.nullable(Place),
  soon: z.nullable(z.string()),
  noticed: WhenForm,
  actors: z.array(ActorForm),
  atRisk: z.array(z.string()),
  title: z.string(),
  text: z.string(),
  exercise: z.boolean(),
})
export type ThreatForm = z.infer<typeof ThreatForm>

export function freshThreat(timeZone: string, now: number): ThreatForm {
  return {
    kind: '',
    place: null,
    soon: null,
    noticed: whenAt(timeZone, now),
    actors: [],
    atRisk: [],
    title: '',
    text: '',
    exercise: false,
  }
}

export type SettledThreat = ThreatForm & { place: Place; soon: string; noticedAt: OccurredAt }

export function threatDraft(form: SettledThreat, area: AreaId): Result<Draft, Problem> {
  const { kind, place, soon, noticedAt, actors, atRisk, exercise } = form
  const level = itemOf(imminence, soon)?.level
  const facts = ThreatRaisedFacts.safeParse({
    kind,
    place,
    noticedAt,
    imminence: soon,
    actors: actorLinks(actors),
    groupsAtRisk: atRisk,
    ...(exercise && { exercise }),
    ...(level && { alert: level }),
  })
  if (!facts.success) return err(problem('bad_input'))
  const title = form.title.trim()
  const narrative = { ...(title && { title }), ...(form.text && { text: form.text }) }
  const isTold = Object.keys(narrative).length > 0
  return ok(raiseThreat(area, { facts: facts.data, ...(isTold && { narrative }) }))
}
