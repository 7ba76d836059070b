import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { VisitFields, VisitLoggedFacts } from '@tocsin/schema/events/visit-logged'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, parseScopeId, RecordId } from '@tocsin/schema/primitives/ids'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { Place } from '@tocsin/schema/primitives/place'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { type Problem, problem } from '@tocsin/schema/problem'
import { amendVisit, logVisit } from '@tocsin/schema/visit/decide'
import { visitText, visitTitle, visitValues } from '@tocsin/schema/visit/select'
import type { Visit } from '@tocsin/schema/visit/state'
import * as z from 'zod/mini'
import { amendsOf, changedMembers } from '../../field/amends.ts'
import { changedTexts, narrativeOf } from '../../field/narrative.ts'
import { WhenForm, whenAt, whenOf } from '../../field/when-form.ts'

/** What a visit was, as it is asked. `counts`: how many of whom, as typed. */
const VisitAnswers = z.object({
  place: z.nullable(Place),
  when: WhenForm,
  met: z.array(z.string()),
  counts: z.record(z.string(), z.string()),
  perception: z.nullable(z.string()),
  /** People were asked whether anything had happened, and nothing had; null: not answered. */
  nothing: z._default(z.nullable(z.boolean()), null),
  returnDue: z.string(),
  title: z.string(),
  text: z.string(),
})
export type VisitAnswers = z.infer<typeof VisitAnswers>

/** Kept as the draft. */
export const VisitForm = z.extend(VisitAnswers, {
  restricted: z.boolean(),
  returnOf: z.nullable(RecordId),
  // Drafts from before it was asked do not have it; undefined: as it is filled in, or stands.
  deployment: z.optional(z.nullable(RecordId)),
  amends: z._default(amendsOf(VisitAnswers), null),
})
export type VisitForm = z.infer<typeof VisitForm>

export function freshVisit(
  timeZone: string,
  now: number,
  returnOf: { id: RecordId; place: Place | null } | undefined,
): VisitForm {
  return {
    place: returnOf?.place ?? null,
    when: whenAt(timeZone, now),
    met: [],
    counts: {},
    perception: null,
    nothing: null,
    returnDue: '',
    title: '',
    text: '',
    restricted: false,
    returnOf: returnOf?.id ?? null,
    amends: null,
  }
}

/** The form of a visit that is amended, filled with what is already said. */
export function visitAgain(
  visit: Visit,
  base: Header['base'],
  timeZone: string,
  now: number,
): VisitForm {
  const {
    place = null,
    occurredAt,
    met = [],
    perception = null,
    nothingToReport = null,
    returnDue = '',
  } = visitValues(visit)
  const counted = met.flatMap(({ role, count }) =>
    count === undefined ? [] : [[role, `${count}`]],
  )
  const first: VisitAnswers = {
    place,
    when: occurredAt ? whenOf(occurredAt, timeZone, now) : whenAt(timeZone, now),
    met: met.map(({ role }) => role),
    counts: Object.fromEntries(counted),
    perception,
    nothing: nothingToReport,
    returnDue,
    title: visitTitle(visit) ?? '',
    text: visitText(visit) ?? '',
  }
  return {
    ...first,
    restricted: parseScopeId(visit.scope).band === 'restricted',
    returnOf: visit.returnOf,
    amends: { record: visit.id, base, first },
  }
}

/** The form of somebody who says that nothing has happened: where the team works, and both can be changed. */
export function quietVisit(timeZone: string, now: number, place: Place | null): VisitForm {
  return { ...freshVisit(timeZone, now, undefined), place, nothing: true }
}

export function isReturnDate(text: string): boolean {
  return text === '' || LocalDate.safeParse(text).success
}

/** A form whose place and time are settled. */
export type SettledVisit = VisitForm & { place: Place; occurredAt: OccurredAt }

/** `bad_input` where a number or a date is none. */
export function visitDraft(
  form: SettledVisit,
  area: AreaId,
  linked: { deployment?: RecordId },
): Result<Draft, Problem> {
  const { met, ...fields } = fieldsOf(form, form.occurredAt)
  const facts = VisitLoggedFacts.safeParse({
    ...linked,
    ...fields,
    ...(met.length > 0 && { met }),
    ...(form.returnOf && { returnOf: form.returnOf }),
  })
  if (!facts.success) return err(problem('bad_input'))
  const band = form.restricted ? 'restricted' : 'standard'
  return ok(logVisit(area, band, { facts: facts.data, ...narrativeOf(form) }))
}

/** Says what has changed of a visit, and nothing else. */
export function visitAmendment(
  form: SettledVisit,
  visit: Visit,
  actor: Actor,
  linked: { deployment?: RecordId | null } = {},
): Result<Draft, Problem> {
  const { amends } = form
  if (!amends) return err(problem('bad_input'))
  const { base, first } = amends
  // The open end of a day that was today then is another moment now: only another answer is a change.
  const before = sameJson(form.when, first.when) ? form.occurredAt : undefined
  const changed = changedMembers(fieldsOf(form, form.occurredAt), fieldsOf(first, before))
  const set = z.partial(VisitFields).safeParse(changed)
  if (!set.success) return err(problem('bad_input'))
  const words = narrativeOf(changedTexts(form, first))
  return amendVisit(visit, actor, base, { facts: { set: set.data, ...linked }, ...words })
}

function fieldsOf(form: VisitAnswers, occurredAt: OccurredAt | undefined) {
  const { place, met, counts, perception, nothing, returnDue } = form
  return {
    place: place ?? undefined,
    occurredAt,
    met: met.map((role) => metOf(role, counts[role])),
    perception: perception ?? undefined,
    nothingToReport: nothing ?? undefined,
    returnDue: returnDue || undefined,
  }
}

function metOf(role: string, count: string | undefined) {
  return count?.trim() ? { role, count: Number(count) } : { role }
}
