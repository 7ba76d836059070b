import { clearedIn } from '@tocsin/schema/events/cleared'
import type { Told } from '@tocsin/schema/events/tell'
import { alertClosingReasons } from '@tocsin/schema/vocabulary/alert-closing-reasons'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { erasureReasons } from '@tocsin/schema/vocabulary/erasure-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { standardsOfProof } from '@tocsin/schema/vocabulary/standards-of-proof'
import { threatEndings } from '@tocsin/schema/vocabulary/threat-endings'
import { verificationFindings } from '@tocsin/schema/vocabulary/verification-findings'
import { withdrawalReasons } from '@tocsin/schema/vocabulary/withdrawal-reasons'
import {
  type AnyFields,
  type FieldName,
  fieldWords,
  type Moment,
  valueWords,
} from '../features/desk-record/value-words.ts'
import type { Words } from '../i18n/words.ts'
import type { Pair } from '../ui/pairs.tsx'
import { levelWords } from '../words/level-words.ts'

/** Everything that an event may set, so that none of it changes unsaid. */
const fields: readonly FieldName[] = [
  'what',
  'kind',
  'place',
  'drawn',
  'occurredAt',
  'noticedAt',
  'violations',
  'actors',
  'groupsAtRisk',
  'intent',
  'capability',
  'tactics',
  'sources',
  'referrals',
  'imminence',
  'exercise',
]

/** What one event says, field by field, in the words of the desk. */
export function certifiedWords(words: Words, told: Told, at: Moment): Pair[] {
  return [...factsOf(words, told, at), ...narrativeOf(words, told, at)]
}

function narrativeOf(words: Words, { narrative }: Told, at: Moment): Pair[] {
  return fieldPairs(words, narrative ?? {}, ['title', 'text'], at)
}

function factsOf(words: Words, told: Told, at: Moment): Pair[] {
  const { t, locale } = words
  const reason = (value: string) => [{ key: 'reason', term: t('certificate.said'), value }]
  switch (told.type) {
    case 'ReportFiled':
    case 'ThreatRaised':
    case 'FlashHeard':
      return [...fieldPairs(words, told.facts, fields, at), ...besidesOf(words, told.facts)]
    case 'ReportAmended':
    case 'ThreatAmended':
      return [
        ...fieldPairs(words, told.facts.set, fields, at),
        ...clearedOf(words, told.facts),
        ...besidesOf(words, told.facts),
      ]
    case 'ReportWithdrawn':
      return reason(labelOf(withdrawalReasons, told.facts.reason, locale))
    case 'IncidentVerified': {
      const { finding, standardOfProof } = told.facts
      const value = `${labelOf(verificationFindings, finding, locale)} · ${labelOf(standardsOfProof, standardOfProof, locale)}`
      return [{ key: 'finding', term: t('desk.finding'), value }]
    }
    case 'AlertAnswered': {
      const { response, reason: why } = told.facts
      const value = labelOf(responseTypes, response, locale)
      return reason(why ? `${value} · ${labelOf(cannotRespondReasons, why, locale)}` : value)
    }
    case 'AlertReached':
      return reason(
        told.facts.stop === 'on_site'
          ? t('record.stopOnSite')
          : told.facts.stop === 'community_told'
            ? t('record.stopTold')
            : told.facts.stop,
      )
    case 'AlertClosed':
      return reason(labelOf(alertClosingReasons, told.facts.reason, locale))
    case 'ThreatClosed':
      return reason(labelOf(threatEndings, told.facts.reason, locale))
    case 'PartErased':
      return reason(labelOf(erasureReasons, told.facts.reason, locale))
    case 'IncidentMerged':
    case 'IncidentUnmerged':
      return reason(told.facts.merged)
    case 'AlertAcknowledged':
    case 'SeatEnrolled':
    case 'SeatRevoked':
    case 'SeatChanged':
    // Of records that have no certificate.
    case 'DeploymentOpened':
    case 'DeploymentAmended':
    case 'DeploymentClosed':
    case 'MissionReportSigned':
    case 'VisitLogged':
    case 'VisitAmended':
    case 'RecommendationMade':
    case 'RecommendationAnswered':
    case 'RecommendationAmended':
    case 'RecommendationWithdrawn':
    case 'CardUsed':
    case 'WarningRaised':
    case 'WarningLookedAt':
    case 'WarningAnswered':
    case 'WarningMuted':
    case 'WarningJudged':
    case 'PaperDrafted':
    case 'PaperEdited':
    case 'PaperSigned':
    case 'PaperReleased':
    case 'PaperDissented':
    case 'PaperShared':
    case 'HostStateAssessed':
    case 'HostStateReassessed':
    case 'HostStateWithdrawn':
      return []
  }
}

type Besides = {
  alert?: string | undefined
  people?: readonly unknown[] | undefined
  consents?: readonly unknown[] | undefined
}

/** What an event does beside its fields: raises an alert, tells of people, changes what they agreed to. */
function besidesOf(words: Words, { alert, people, consents }: Besides): Pair[] {
  const { t } = words
  const counted = (name: 'people' | 'consents', of: readonly unknown[] | undefined) =>
    of && of.length > 0
      ? [{ key: name, term: t(`certificate.${name}`), value: words.number(of.length) }]
      : []
  return [
    ...(alert
      ? [{ key: 'alert', term: t('certificate.alert'), value: levelWords(words, alert) }]
      : []),
    ...counted('people', people),
    ...counted('consents', consents),
  ]
}

function clearedOf(words: Words, facts: unknown): Pair[] {
  return clearedIn(facts).map((name) => ({
    key: `${name} cleared`,
    term: fieldWords(words, name),
    value: words.t('desk.leftEmpty'),
  }))
}

function fieldPairs(
  words: Words,
  values: AnyFields,
  names: readonly FieldName[],
  at: Moment,
): Pair[] {
  return names.flatMap((name) => {
    const value = values[name] === undefined ? undefined : valueWords(words, values, name, at)
    return value === undefined ? [] : [{ key: name, term: fieldWords(words, name), value }]
  })
}
