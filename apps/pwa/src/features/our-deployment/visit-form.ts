import type { Draft } from '@tocsin/schema/events/draft'
import { VisitLoggedFacts } from '@tocsin/schema/events/visit-logged'
import { type AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { Place } from '@tocsin/schema/primitives/place'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { logVisit } from '@tocsin/schema/visit/decide'
import * as z from 'zod/mini'
import { narrativeOf } from '../../field/narrative.ts'
import { WhenForm, whenAt } from '../../field/when-form.ts'

/** Kept as the draft. `counts`: how many of whom, as typed. */
export const VisitForm = z.object({
  place: z.nullable(Place),
  when: WhenForm,
  met: z.array(z.string()),
  counts: z.record(z.string(), z.string()),
  perception: z.nullable(z.string()),
  returnDue: z.string(),
  title: z.string(),
  text: z.string(),
  restricted: z.boolean(),
  returnOf: z.nullable(RecordId),
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
    returnDue: '',
    title: '',
    text: '',
    restricted: false,
    returnOf: returnOf?.id ?? null,
  }
}

export function isReturnDate(text: string): boolean {
  return text === '' || LocalDate.safeParse(text).success
}

/** `bad_input` where a number or a date is none. */
export function visitDraft(
  form: VisitForm & { place: Place; occurredAt: OccurredAt },
  area: AreaId,
  linked: { deployment?: RecordId },
): Result<Draft, Problem> {
  const facts = VisitLoggedFacts.safeParse({
    ...linked,
    place: form.place,
    occurredAt: form.occurredAt,
    ...(form.met.length > 0 && { met: form.met.map((role) => metOf(role, form.counts[role])) }),
    ...(form.perception && { perception: form.perception }),
    ...(form.returnDue && { returnDue: form.returnDue }),
    ...(form.returnOf && { returnOf: form.returnOf }),
  })
  if (!facts.success) return err(problem('bad_input'))
  const band = form.restricted ? 'restricted' : 'standard'
  return ok(logVisit(area, band, { facts: facts.data, ...narrativeOf(form) }))
}

function metOf(role: string, count: string | undefined) {
  return count?.trim() ? { role, count: Number(count) } : { role }
}
