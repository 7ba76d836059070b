import type { Referral, Violation } from '@tocsin/schema/events/bodies'
import { emptiable } from '@tocsin/schema/events/cleared'
import type { Draft } from '@tocsin/schema/events/draft'
import { ReportFiledFacts } from '@tocsin/schema/events/report-filed'
import { startingBand } from '@tocsin/schema/events/starting-band'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { type Problem, problem } from '@tocsin/schema/problem'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import type { Report } from '@tocsin/schema/report/state'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { filesFact } from '../../attachments/file-form.ts'
import { actorLinks } from '../../field/actor-form.ts'
import { clearedOf, setAndCleared } from '../../field/cleared.ts'
import { changedTexts, narrativeOf } from '../../field/narrative.ts'
import { linkFact } from '../../field/our-deployment.ts'
import { peopleFact } from '../../field/people-form.ts'
import type { Answers, ReferralForm, ReportForm, ViolationForm } from './report-form.ts'
import { sourceLinks } from './source-form.ts'

/** A form whose place and time are settled. */
export type Settled = ReportForm & { place: Place; occurredAt: OccurredAt }

/** Files what the form says as a new report. */
export function newReportDraft(
  form: Settled,
  area: AreaId,
  linked: { deployment?: RecordId } = {},
): Result<Draft, Problem> {
  const fields = fieldsOf(form, form.occurredAt)
  const level = form.soon ? itemOf(imminence, form.soon)?.level : undefined
  const facts = ReportFiledFacts.safeParse({
    ...fields,
    form: 'full',
    ...peopleFact(form),
    ...filesFact(form),
    ...(level && { alert: level }),
    ...(form.joined && { attachTo: form.joined.incident }),
    ...(form.fromThreat && { fromThreat: form.fromThreat }),
    ...linked,
  })
  if (!facts.success) return err(problem('bad_input'))
  return ok(fileReport(area, { facts: facts.data, ...narrativeOf(form, form.files) }))
}

/**
 * Says what has changed. A record keeps its band, so what names children or sexual violence for the
 * first time becomes a report of its own in the stricter band, joined to the same incident: details
 * must not open it to people who may not read them (SPEC AC-3).
 */
export function amendmentDraft(
  form: Settled,
  report: Report,
  actor: Actor,
): Result<Draft, Problem> {
  const { amends } = form
  if (!amends) return err(problem('bad_input'))
  if (mustBeApart(form, report)) {
    const joined = { incident: report.incident, title: '' }
    const apart = form.deployment === undefined ? report.deployment : form.deployment
    const linked = apart ? { deployment: apart } : {}
    const { area } = parseScopeId(report.scope)
    return newReportDraft({ ...form, joined, soon: null }, area, linked)
  }
  const cleared = clearedOf(emptiable.ReportAmended, filledOf(amends.first), filledOf(form))
  const said = setAndCleared(changedFields(form, amends.first), cleared)
  return amendReport(report, actor, amends.base, {
    facts: {
      ...said,
      ...linkFact(form.deployment, report.deployment),
      ...peopleFact(form),
      ...filesFact(form),
    },
    ...narrativeOf(changedTexts(form, amends.first), form.files),
  })
}

/** Whether what is written may only be read by fewer people than the record that it is added to. */
export function mustBeApart(form: Answers, report: Report): boolean {
  const { band } = parseScopeId(report.scope)
  return band === 'standard' && startingBand(saidOf(form)) === 'restricted'
}

/** What of a form decides about its band and its notices. */
export function saidOf({ what, violations }: Answers) {
  return { what: what ?? undefined, violations: violations.map(violationOf) }
}

type Set = Partial<ReturnType<typeof fieldsOf>>

function changedFields(form: Settled, first: Answers): Set {
  const now = fieldsOf(form, form.occurredAt)
  const set: Set = {}
  if (form.what !== first.what) set.what = now.what
  if (form.soon !== first.soon) set.imminence = now.imminence
  if (form.exercise !== first.exercise) set.exercise = form.exercise
  if (!sameJson(form.place, first.place)) set.place = form.place
  if (form.drawn && !sameJson(form.drawn, first.drawn)) set.drawn = form.drawn
  if (!sameJson(form.when, first.when)) set.occurredAt = form.occurredAt
  if (!sameJson(form.violations, first.violations)) set.violations = now.violations
  if (!sameJson(form.actors, first.actors)) set.actors = now.actors
  if (!sameJson(form.referrals, first.referrals)) set.referrals = form.referrals.map(referralOf)
  if (!sameJson(form.sources, first.sources)) set.sources = now.sources
  return set
}

/** `before`: the deployment to which the report belongs. */
export function isChanged(form: ReportForm, before: RecordId | null = null): boolean {
  const { joined: _, fromThreat: __, people, files, deployment, amends, ...answers } = form
  const isAdded = people.length + files.length > 0 || 'deployment' in linkFact(deployment, before)
  return !amends || isAdded || !sameJson(answers, amends.first)
}

/** What may be empty, by the names of the log. */
function filledOf({ soon, actors, sources, ...form }: Answers) {
  return { ...form, imminence: soon, actors: actorLinks(actors), sources: sourceLinks(sources) }
}

/** Every field; a list that nobody filled is not said. */
function fieldsOf(form: Settled, occurredAt: OccurredAt) {
  return {
    ...(form.what && { what: form.what }),
    ...(form.soon && { imminence: form.soon }),
    place: form.place,
    ...(form.drawn && { drawn: form.drawn }),
    occurredAt,
    violations: form.violations.map(violationOf),
    actors: actorLinks(form.actors),
    sources: sourceLinks(form.sources),
    ...(form.referrals.length > 0 && { referrals: form.referrals.map(referralOf) }),
    ...(form.exercise && { exercise: true }),
  }
}

function referralOf({ to, on, answer }: ReferralForm): Referral {
  return { to, ...(on && { on }), answer }
}

function violationOf({ key: _, ...violation }: ViolationForm): Violation {
  return violation
}
