import { Referral, Violation } from '@tocsin/schema/events/bodies'
import type { ReportFields } from '@tocsin/schema/events/report-filed'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { Place } from '@tocsin/schema/primitives/place'
import * as z from 'zod/mini'
import { FileForms } from '../../attachments/file-form.ts'
import { ActorForm, actorForms } from '../../field/actor-form.ts'
import { amendsOf } from '../../field/amends.ts'
import { DrawingForm } from '../../field/drawing-form.ts'
import { PeopleForm } from '../../field/people-form.ts'
import { WhenForm, whenAt, whenOf } from '../../field/when-form.ts'
import type { Beginning } from '../../shell/beginning.ts'
import { SourceForm, sourcesOf } from './source-form.ts'

/** A violation with the name of its card on the screen. Its values are those of the log itself. */
export const ViolationForm = z.extend(Violation, { key: z.string() })
export type ViolationForm = z.infer<typeof ViolationForm>

/** A referral with the name of its card on the screen; its day is empty while it is not known. */
export const ReferralForm = z.extend(Referral, { key: z.string(), on: z.string() })
export type ReferralForm = z.infer<typeof ReferralForm>

/** Everything the full form asks; only what happened is compulsory. */
const Answers = z.object({
  what: z.nullable(z.string()),
  soon: z.nullable(z.string()),
  title: z.string(),
  text: z.string(),
  place: z.nullable(Place),
  drawn: DrawingForm,
  when: WhenForm,
  violations: z.array(ViolationForm),
  actors: z.array(ActorForm),
  sources: z.array(SourceForm),
  // Of drafts from before these were asked.
  referrals: z._default(z.array(ReferralForm), []),
  exercise: z.boolean(),
})
export type Answers = z.infer<typeof Answers>

/** Kept as the draft. `amends` holds what its author had before them, so that only changes are said. */
export const ReportForm = z.extend(Answers, {
  people: PeopleForm,
  files: FileForms,
  // Drafts from before it was asked do not have it; undefined: as it is filled in, or stands.
  deployment: z.optional(z.nullable(RecordId)),
  joined: z.nullable(z.object({ incident: RecordId, title: z.string() })),
  /** The threat that came true in it. */
  fromThreat: z.optional(RecordId),
  amends: amendsOf(Answers),
})
export type ReportForm = z.infer<typeof ReportForm>

export function freshReport(timeZone: string, now: number): ReportForm {
  return { ...freshAnswers(timeZone, now), people: [], files: [], joined: null, amends: null }
}

/** With what was chosen before the form was opened; of a threat that came true, with its `place`. */
export function begunReport(
  fresh: ReportForm,
  { kind, violation, record }: Partial<Beginning> = {},
  place: Place | null = null,
): ReportForm {
  return {
    ...fresh,
    place,
    ...(record && { fromThreat: record }),
    what: kind ?? fresh.what,
    violations: violation ? [{ key: 'n0', type: violation }] : fresh.violations,
  }
}

function freshAnswers(timeZone: string, now: number): Answers {
  return {
    what: null,
    soon: null,
    title: '',
    text: '',
    place: null,
    drawn: null,
    when: whenAt(timeZone, now),
    violations: [],
    actors: [],
    sources: [],
    referrals: [],
    exercise: false,
  }
}

/** What is already said of a record, back in the form. */
export function answersOf(
  said: { values: Partial<ReportFields>; title: string | undefined; text: string | undefined },
  timeZone: string,
  now: number,
): Answers {
  const { values } = said
  return {
    what: values.what ?? null,
    soon: values.imminence ?? null,
    title: said.title ?? '',
    text: said.text ?? '',
    place: values.place ?? null,
    drawn: values.drawn ?? null,
    when: values.occurredAt ? whenOf(values.occurredAt, timeZone, now) : whenAt(timeZone, now),
    violations: (values.violations ?? []).map((each, index) => ({ ...each, key: `v${index}` })),
    actors: actorForms(values.actors),
    sources: sourcesOf(values.sources ?? []),
    referrals: (values.referrals ?? []).map((each, index) => ({
      ...each,
      on: each.on ?? '',
      key: `r${index}`,
    })),
    exercise: values.exercise ?? false,
  }
}
