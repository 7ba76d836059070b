import type { ThreatFields } from '@tocsin/schema/events/threat-raised'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { Place } from '@tocsin/schema/primitives/place'
import * as z from 'zod/mini'
import { FileForms } from '../../attachments/file-form.ts'
import { ActorForm, actorForms } from '../../field/actor-form.ts'
import { amendsOf } from '../../field/amends.ts'
import { DrawingForm } from '../../field/drawing-form.ts'
import { PeopleForm } from '../../field/people-form.ts'
import { WhenForm, whenAt, whenOf } from '../../field/when-form.ts'

/** What may happen, as far as it is known. */
const ThreatAnswers = z.object({
  kind: z.string(),
  place: z.nullable(Place),
  drawn: DrawingForm,
  soon: z.nullable(z.string()),
  noticed: WhenForm,
  actors: z.array(ActorForm),
  atRisk: z.array(z.string()),
  // Of drafts from before these were asked.
  intent: z._default(z.nullable(z.string()), null),
  capability: z._default(z.nullable(z.string()), null),
  tactics: z._default(z.array(z.string()), []),
  title: z.string(),
  text: z.string(),
  exercise: z.boolean(),
})
export type ThreatAnswers = z.infer<typeof ThreatAnswers>

/** Kept as the draft. `amends` holds what its author had before them, so that only changes are said. */
export const ThreatForm = z.extend(ThreatAnswers, {
  people: PeopleForm,
  files: FileForms,
  // Drafts from before it was asked do not have it; undefined: as it is filled in, or stands.
  deployment: z.optional(z.nullable(RecordId)),
  amends: amendsOf(ThreatAnswers),
})
export type ThreatForm = z.infer<typeof ThreatForm>

export function freshThreat(timeZone: string, now: number): ThreatForm {
  return {
    kind: '',
    place: null,
    drawn: null,
    soon: null,
    noticed: whenAt(timeZone, now),
    actors: [],
    atRisk: [],
    intent: null,
    capability: null,
    tactics: [],
    title: '',
    text: '',
    exercise: false,
    people: [],
    files: [],
    amends: null,
  }
}

/** What is already said of a threat, back in the form. */
export function answersOf(
  said: { values: Partial<ThreatFields>; title: string | undefined; text: string | undefined },
  timeZone: string,
  now: number,
): ThreatAnswers {
  const {
    kind = '',
    place = null,
    drawn = null,
    imminence = null,
    noticedAt,
    exercise = false,
  } = said.values
  return {
    kind,
    place,
    drawn,
    soon: imminence,
    noticed: noticedAt ? whenOf(noticedAt, timeZone, now) : whenAt(timeZone, now),
    actors: actorForms(said.values.actors),
    atRisk: [...(said.values.groupsAtRisk ?? [])],
    intent: said.values.intent ?? null,
    capability: said.values.capability ?? null,
    tactics: [...(said.values.tactics ?? [])],
    title: said.title ?? '',
    text: said.text ?? '',
    exercise,
  }
}
