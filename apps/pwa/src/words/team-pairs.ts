import type { DeploymentFields } from '@tocsin/schema/events/deployment-opened'
import type { RecommendationFields } from '@tocsin/schema/events/recommendation-made'
import type { VisitFields } from '@tocsin/schema/events/visit-logged'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { communityProtection } from '@tocsin/schema/vocabulary/community-protection'
import { components } from '@tocsin/schema/vocabulary/components'
import { deploymentTriggers } from '@tocsin/schema/vocabulary/deployment-triggers'
import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { perceptions } from '@tocsin/schema/vocabulary/perceptions'
import { preBriefItems } from '@tocsin/schema/vocabulary/pre-brief-items'
import { recommendationMeans } from '@tocsin/schema/vocabulary/recommendation-means'
import { recommendationOwners } from '@tocsin/schema/vocabulary/recommendation-owners'
import { victimGroups } from '@tocsin/schema/vocabulary/victim-groups'
import { victimStatuses } from '@tocsin/schema/vocabulary/victim-statuses'
import type { Vocabulary } from '@tocsin/schema/vocabulary/vocabulary'
import type { MessageId } from '../i18n/message-id.ts'
import type { Words } from '../i18n/words.ts'
import { dateWords } from './date-words.ts'
import { drawnWords } from './drawn-words.ts'
import { occurredWords } from './occurred-words.ts'
import { placeWords } from './place-words.ts'
import { assignedWords, daysWords, metWords } from './team-words.ts'

/** A word and what is known, both as text: of the facts of a record, and of what became of them. */
export type SaidPair = { key: string; term: string; value: string }

type Moment = { now: number; timeZone: string }

/** Who goes where, until when and why. `nameOf`: undefined for a seat that is not known here. */
export function deploymentPairs(
  words: Words,
  values: Partial<DeploymentFields>,
  nameOf: (seat: SeatId) => string | undefined,
): SaidPair[] {
  const { t, locale } = words
  const { stay, worksIn, drawn, trigger, requestedBy, lead, members } = values
  return said(words, {
    days: ['deployment.days', daysWords(words, values)],
    worksIn: ['deployment.worksIn', worksIn && placeWords(words, worksIn)],
    drawn: ['map.drawn', drawn && drawnWords(words, drawn)],
    stay: ['deployment.stay', stay && placeWords(words, stay)],
    trigger: ['deployment.trigger', trigger && labelOf(deploymentTriggers, trigger, locale)],
    requestedBy: [
      'deployment.requestedBy',
      requestedBy && labelOf(recommendationOwners, requestedBy, locale),
    ],
    lead: ['deployment.lead', lead && (nameOf(lead) ?? t('record.anotherSeat'))],
    members: [
      'deployment.members',
      members
        ?.map(({ component, seat }) => {
          const name = seat && nameOf(seat)
          const label = labelOf(components, component, locale)
          return name ? `${label} (${name})` : label
        })
        .join(' · '),
    ],
    briefed: ['deployment.briefed', labels(words, values.briefed, preBriefItems)],
    actors: ['deployment.actors', labels(words, values.actors, actorTypes)],
    groupsAtRisk: [
      'deployment.groupsAtRisk',
      labels(words, values.groupsAtRisk, victimStatuses, victimGroups),
    ],
    protection: ['deployment.protection', labels(words, values.protection, communityProtection)],
  })
}

export function visitPairs(words: Words, values: Partial<VisitFields>, at: Moment): SaidPair[] {
  const { place, occurredAt, met, perception, nothingToReport: nothing, returnDue } = values
  return said(words, {
    where: ['record.where', place && placeWords(words, place)],
    when: ['record.when', occurredAt && occurredWords(words, occurredAt, at.now, at.timeZone)],
    nothing: [
      'deployment.nothingAsk',
      nothing === undefined ? nothing : nothingWords(words, nothing),
    ],
    met: ['deployment.met', met && metWords(words, met)],
    perception: [
      'deployment.perception',
      perception && labelOf(perceptions, perception, words.locale),
    ],
    due: ['deployment.returnDue', returnDue && dateWords(words, returnDue)],
  })
}

/** What people said when they were asked whether anything had happened. */
export function nothingWords({ t }: Pick<Words, 't'>, nothing: boolean): string {
  return t(nothing ? 'deployment.nothingYes' : 'deployment.nothingNo')
}

export function recommendationPairs(
  words: Words,
  values: Partial<RecommendationFields>,
): SaidPair[] {
  const { due, means } = values
  return said(words, {
    who: ['deployment.organ', assignedWords(words, values)],
    due: ['deployment.due', due && dateWords(words, due)],
    means: ['deployment.means', labels(words, means, recommendationMeans)],
  })
}

/** Pairs in the order in which they are given, without those of which nothing is known. */
export function said(
  { t }: Pick<Words, 't'>,
  pairs: Readonly<Record<string, readonly [MessageId, string | null | undefined]>>,
): SaidPair[] {
  return Object.entries(pairs).flatMap(([key, [term, value]]) =>
    value ? [{ key, term: t(term), value }] : [],
  )
}

function labels(
  { locale }: Pick<Words, 'locale'>,
  codes: readonly string[] | undefined,
  list: Vocabulary,
  ...others: Vocabulary[]
): string | undefined {
  return codes
    ?.map((code) => labelOf(others.find((other) => itemOf(other, code)) ?? list, code, locale))
    .join(' · ')
}
