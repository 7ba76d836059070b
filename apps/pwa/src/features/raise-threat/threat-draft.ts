import { emptiable } from '@tocsin/schema/events/cleared'
import type { Draft } from '@tocsin/schema/events/draft'
import { startingBand } from '@tocsin/schema/events/starting-band'
import { type ThreatFields, ThreatRaisedFacts } from '@tocsin/schema/events/threat-raised'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { type Problem, problem } from '@tocsin/schema/problem'
import { amendThreat, raiseThreat } from '@tocsin/schema/threat/decide'
import type { Threat } from '@tocsin/schema/threat/state'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { filesFact } from '../../attachments/file-form.ts'
import { actorLinks } from '../../field/actor-form.ts'
import { clearedOf, setAndCleared } from '../../field/cleared.ts'
import { changedTexts, narrativeOf } from '../../field/narrative.ts'
import { linkFact } from '../../field/our-deployment.ts'
import { peopleFact } from '../../field/people-form.ts'
import type { ThreatAnswers, ThreatForm } from './threat-form.ts'

/** A form whose place, time and urgency are settled. */
export type SettledThreat = ThreatForm & { place: Place; soon: string; noticedAt: OccurredAt }

export function newThreatDraft(
  form: SettledThreat,
  area: AreaId,
  linked: { deployment?: RecordId } = {},
): Result<Draft, Problem> {
  const level = itemOf(imminence, form.soon)?.level
  const facts = ThreatRaisedFacts.safeParse({
    ...fieldsOf(form),
    ...peopleFact(form),
    ...filesFact(form),
    ...(level && { alert: level }),
    ...linked,
  })
  if (!facts.success) return err(problem('bad_input'))
  return ok(raiseThreat(area, { facts: facts.data, ...narrativeOf(form, form.files) }))
}

/** Says what has changed; what fewer people may read than the threat itself becomes one of its own (SPEC AC-3). */
export function threatAmendment(
  form: SettledThreat,
  threat: Threat,
  actor: Actor,
): Result<Draft, Problem> {
  const { amends } = form
  if (!amends) return err(problem('bad_input'))
  if (mustBeApart(form, threat)) {
    const apart = form.deployment === undefined ? threat.deployment : form.deployment
    const linked = apart ? { deployment: apart } : {}
    return newThreatDraft(form, parseScopeId(threat.scope).area, linked)
  }
  const cleared = clearedOf(emptiable.ThreatAmended, filledOf(amends.first), filledOf(form))
  const said = setAndCleared(changedFields(form, amends.first), cleared)
  return amendThreat(threat, actor, amends.base, {
    facts: {
      ...said,
      ...linkFact(form.deployment, threat.deployment),
      ...peopleFact(form),
      ...filesFact(form),
    },
    ...narrativeOf(changedTexts(form, amends.first), form.files),
  })
}

/** A record keeps its band: naming children or sexual violence for the first time must not tell all its readers. */
export function mustBeApart({ kind }: Pick<ThreatForm, 'kind'>, threat: Threat): boolean {
  const { band } = parseScopeId(threat.scope)
  return band === 'standard' && startingBand({ kind }) === 'restricted'
}

/** `before`: the deployment to which the threat belongs. */
export function isChanged(form: ThreatForm, before: RecordId | null = null): boolean {
  const { people, files, deployment, amends, ...answers } = form
  const isAdded = people.length + files.length > 0 || 'deployment' in linkFact(deployment, before)
  return !amends || isAdded || !sameJson(answers, amends.first)
}

function fieldsOf({
  kind,
  place,
  drawn,
  soon,
  noticedAt,
  actors,
  atRisk,
  intent,
  capability,
  tactics,
  exercise,
}: SettledThreat) {
  return {
    kind,
    place,
    noticedAt,
    imminence: soon,
    actors: actorLinks(actors),
    groupsAtRisk: atRisk,
    ...(intent && { intent }),
    ...(capability && { capability }),
    ...(tactics.length > 0 && { tactics }),
    ...(drawn && { drawn }),
    ...(exercise && { exercise }),
  }
}

/** What may be empty, by the names of the log; sources are asked nowhere, and so never emptied. */
function filledOf({ actors, atRisk, ...form }: ThreatAnswers) {
  return { ...form, actors: actorLinks(actors), groupsAtRisk: atRisk, sources: null }
}

function changedFields(form: SettledThreat, first: ThreatAnswers): Partial<ThreatFields> {
  const now = fieldsOf(form)
  return {
    ...(form.kind !== first.kind && { kind: now.kind }),
    ...(form.soon !== first.soon && { imminence: now.imminence }),
    ...(form.exercise !== first.exercise && { exercise: form.exercise }),
    ...(!sameJson(form.place, first.place) && { place: now.place }),
    ...(form.drawn && !sameJson(form.drawn, first.drawn) && { drawn: form.drawn }),
    ...(!sameJson(form.noticed, first.noticed) && { noticedAt: now.noticedAt }),
    ...(!sameJson(form.actors, first.actors) && { actors: now.actors }),
    ...(!sameJson(form.atRisk, first.atRisk) && { groupsAtRisk: now.groupsAtRisk }),
    ...(form.intent && form.intent !== first.intent && { intent: form.intent }),
    ...(form.capability && form.capability !== first.capability && { capability: form.capability }),
    ...(!sameJson(form.tactics, first.tactics) && { tactics: form.tactics }),
  }
}
