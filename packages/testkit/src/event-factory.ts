import type { ActorLink, SourceLink, Violation } from '@tocsin/schema/events/bodies'
import { emptiable } from '@tocsin/schema/events/cleared'
import type { DeploymentFields } from '@tocsin/schema/events/deployment-opened'
import type { RecommendationFields } from '@tocsin/schema/events/recommendation-made'
import type { BodiesOf, FactsOf } from '@tocsin/schema/events/registry'
import type { ReportFields } from '@tocsin/schema/events/report-filed'
import type { ThreatFields } from '@tocsin/schema/events/threat-raised'
import type { VisitFields } from '@tocsin/schema/events/visit-logged'
import type { Count } from '@tocsin/schema/primitives/count'
import type { Drawn } from '@tocsin/schema/primitives/drawn'
import { type OccurredAt, occurredBetween } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { alertLevels } from '@tocsin/schema/vocabulary/alert-levels'
import { attribution } from '@tocsin/schema/vocabulary/attribution'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { deploymentTriggers } from '@tocsin/schema/vocabulary/deployment-triggers'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { peopleMet } from '@tocsin/schema/vocabulary/people-met'
import { perceptions } from '@tocsin/schema/vocabulary/perceptions'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { recommendationMeans } from '@tocsin/schema/vocabulary/recommendation-means'
import { recommendationOrgans } from '@tocsin/schema/vocabulary/recommendation-organs'
import { recommendationOwners } from '@tocsin/schema/vocabulary/recommendation-owners'
import { referralAnswers } from '@tocsin/schema/vocabulary/referral-answers'
import { referralTargets } from '@tocsin/schema/vocabulary/referral-targets'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { informationCredibility, sourceReliability } from '@tocsin/schema/vocabulary/source-grades'
import { sourceTypes } from '@tocsin/schema/vocabulary/source-types'
import { standardsOfProof } from '@tocsin/schema/vocabulary/standards-of-proof'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { threatCapabilities, threatIntents } from '@tocsin/schema/vocabulary/threat-strength'
import { threatTactics } from '@tocsin/schema/vocabulary/threat-tactics'
import { verificationFindings } from '@tocsin/schema/vocabulary/verification-findings'
import { victimGroups } from '@tocsin/schema/vocabulary/victim-groups'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import type { Choices } from './random.ts'

const hour = 3_600_000

/** Makes what people may say, from every code of the vocabularies and every form of the primitives. */
export function createEventFactory(choices: Choices, now: () => number) {
  const { chance, pick, whole } = choices
  const code = (list: { items: readonly { code: string }[] }) => pick(list.items).code
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: whole(0, most) }, make)
  const together = <T extends object>(parts: readonly T[]): Partial<T> =>
    Object.assign({}, ...parts)
  const words = () => pick(['Shots near the market', 'إطلاق نار قرب السوق', 'Tirs près du marché'])

  const place = (): Place => {
    const lat = whole(4_000_000, 9_000_000) / 1e6
    const lon = whole(25_000_000, 30_000_000) / 1e6
    return pick<() => Place>([
      () => ({ kind: 'point', lat, lon, radiusM: whole(1, 100_000), source: 'gps' }),
      () => ({ kind: 'point', lat, lon, radiusM: 500, source: 'village', name: 'Osseko' }),
      () => ({
        kind: 'unit',
        code: 'OD0302',
        name: 'Ketu',
        level: 'admin2',
        source: 'village',
        lat,
        lon,
      }),
      () => ({ kind: 'country', code: '', name: 'Ondara', source: 'import' }),
      () => ({ kind: 'withheld' }),
    ])()
  }
  const drawn = (): Drawn => {
    const [lat, lon] = [whole(40_000, 90_000) / 1e4, whole(250_000, 300_000) / 1e4]
    const corners = [
      { lat, lon },
      { lat: lat + 0.1, lon: lon + 0.2 },
      { lat: lat - 0.3, lon: lon + 0.1 },
    ]
    return { kind: pick(['route', 'area']), corners }
  }
  const moment = (): OccurredAt => {
    if (chance(0.1)) return { precision: 'unknown' }
    const at = now() - whole(0, 200) * hour
    return occurredBetween(pick(['minute', 'hour', 'day', 'range']), at, at + whole(0, 30) * hour)
  }
  const count = (): Count => {
    const min = whole(0, 9)
    const best = chance(0.7) ? min + whole(0, 3) : null
    const max = chance(0.5) ? (best ?? min) + whole(0, 5) : null
    return { min, best, max, status: pick(['reported', 'confirmed']) }
  }
  const violation = (): Violation => ({
    type: code(violationTypes),
    ...(chance(0.8) ? { count: count() } : {}),
    ...(chance(0.3) ? { victims: [{ group: code(victimGroups), count: count() }] } : {}),
  })
  const actor = (): ActorLink => ({ type: code(actorTypes), attribution: code(attribution) })
  const source = (): SourceLink => ({
    type: code(sourceTypes),
    reliability: code(sourceReliability),
    credibility: code(informationCredibility),
  })
  const reportField: { [K in keyof ReportFields]-?: () => Pick<ReportFields, K> } = {
    what: () => ({ what: code(flashKinds) }),
    place: () => ({ place: place() }),
    drawn: () => ({ drawn: drawn() }),
    occurredAt: () => ({ occurredAt: moment() }),
    imminence: () => ({ imminence: code(imminence) }),
    violations: () => ({ violations: some(3, violation) }),
    actors: () => ({ actors: some(2, actor) }),
    sources: () => ({ sources: some(2, source) }),
    referrals: () => ({
      referrals: some(2, () => ({ to: code(referralTargets), answer: code(referralAnswers) })),
    }),
    exercise: () => ({ exercise: chance(0.5) }),
  }
  const threatField: { [K in keyof ThreatFields]-?: () => Pick<ThreatFields, K> } = {
    kind: () => ({ kind: code(threatKinds) }),
    place: () => ({ place: place() }),
    drawn: () => ({ drawn: drawn() }),
    noticedAt: () => ({ noticedAt: moment() }),
    imminence: () => ({ imminence: code(imminence) }),
    actors: () => ({ actors: some(2, actor) }),
    groupsAtRisk: () => ({ groupsAtRisk: some(3, () => code(victimGroups)) }),
    intent: () => ({ intent: code(threatIntents) }),
    capability: () => ({ capability: code(threatCapabilities) }),
    tactics: () => ({ tactics: some(3, () => code(threatTactics)) }),
    sources: () => ({ sources: some(2, source) }),
    exercise: () => ({ exercise: chance(0.5) }),
  }
  const deploymentFields: (() => Partial<DeploymentFields>)[] = [
    () => ({ stay: place() }),
    () => ({ drawn: drawn() }),
    () => ({ to: pick(['2026-11-28', '2026-11-29']) }),
    () => ({ actors: [code(actorTypes)] }),
  ]
  const visitFields: (() => Partial<VisitFields>)[] = [
    () => ({ met: [{ role: code(peopleMet), count: whole(1, 30) }] }),
    () => ({ perception: code(perceptions) }),
    () => ({ returnDue: pick(['2026-12-01', '2026-12-09']) }),
  ]
  const recommendationFields: (() => Partial<RecommendationFields>)[] = [
    () => ({ owner: code(recommendationOwners) }),
    () => ({ due: pick(['2026-12-01', '2026-12-09']) }),
    () => ({ means: [code(recommendationMeans)] }),
  ]
  const reportFields = Object.values(reportField)
  const threatFields = Object.values(threatField)
  /** Now and then an amendment empties a field beside the one that it fills. */
  const emptying = <Set extends object>(names: readonly string[], set: Set) => {
    const name = pick(names.filter((one) => one !== 'title' && one !== 'text' && !(one in set)))
    return { set, ...(chance(0.15) && { cleared: [name] }) }
  }
  const narrative = () => (chance(0.6) ? { narrative: { title: words(), text: words() } } : {})
  const alert = () => (chance(0.4) ? { alert: code(alertLevels) } : {})

  return {
    reportFiled: (more: Partial<FactsOf<'ReportFiled'>> = {}): BodiesOf<'ReportFiled'> => ({
      facts: {
        form: pick(['flash', 'full']),
        place: place(),
        occurredAt: moment(),
        ...together(some(4, () => pick(reportFields)())),
        ...alert(),
        ...more,
      },
      ...narrative(),
      ...(chance(0.2) ? { provenance: { note: words() } } : {}),
    }),
    reportAmended: (): BodiesOf<'ReportAmended'> => ({
      facts: emptying(emptiable.ReportAmended, pick(reportFields)()),
      ...narrative(),
    }),
    threatRaised: (more: Partial<FactsOf<'ThreatRaised'>> = {}): BodiesOf<'ThreatRaised'> => ({
      facts: {
        kind: code(threatKinds),
        place: place(),
        noticedAt: moment(),
        imminence: code(imminence),
        ...together(some(3, () => pick(threatFields)())),
        ...alert(),
        ...more,
      },
      ...narrative(),
    }),
    threatAmended: (): BodiesOf<'ThreatAmended'> => ({
      facts: emptying(emptiable.ThreatAmended, pick(threatFields)()),
      ...narrative(),
    }),
    verification: (): FactsOf<'IncidentVerified'> => ({
      finding: code(verificationFindings),
      standardOfProof: code(standardsOfProof),
      primarySources: whole(0, 3),
      secondarySources: whole(0, 3),
      unEyewitness: chance(0.3),
    }),
    deploymentOpened: (): BodiesOf<'DeploymentOpened'> => ({
      facts: {
        trigger: code(deploymentTriggers),
        from: '2026-11-22',
        to: pick(['2026-11-26', '2026-11-27']),
        ...together(some(3, () => pick(deploymentFields)())),
      },
      ...narrative(),
    }),
    deploymentAmended: (): BodiesOf<'DeploymentAmended'> => ({
      facts: { set: pick(deploymentFields)() },
      ...narrative(),
    }),
    visitLogged: (more: Partial<FactsOf<'VisitLogged'>> = {}): BodiesOf<'VisitLogged'> => ({
      facts: {
        place: place(),
        occurredAt: moment(),
        ...together(some(3, () => pick(visitFields)())),
        ...more,
      },
      ...narrative(),
    }),
    visitAmended: (): BodiesOf<'VisitAmended'> => ({
      facts: { set: pick(visitFields)() },
      ...narrative(),
    }),
    recommendationMade: (
      more: Partial<FactsOf<'RecommendationMade'>> = {},
    ): BodiesOf<'RecommendationMade'> => ({
      facts: {
        organ: code(recommendationOrgans),
        ...together(some(2, () => pick(recommendationFields)())),
        ...more,
      },
      ...narrative(),
    }),
    recommendationAmended: (): BodiesOf<'RecommendationAmended'> => ({
      facts: { set: pick(recommendationFields)() },
      ...narrative(),
    }),
    recommendationAnswer: (by: string): FactsOf<'RecommendationAnswered'> => ({
      answer: code(recommendationAnswers),
      reason: code(cannotRespondReasons),
      by,
      ...(chance(0.3) && { due: '2026-12-20' }),
    }),
    answer: (by: string): FactsOf<'AlertAnswered'> => ({
      response: chance(0.2) ? 'none' : code(responseTypes),
      reason: code(cannotRespondReasons),
      by,
    }),
  }
}

export type EventFactory = ReturnType<typeof createEventFactory>
