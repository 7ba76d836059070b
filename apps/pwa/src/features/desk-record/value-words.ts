import type { ActorLink, Referral, SourceLink, Violation } from '@tocsin/schema/events/bodies'
import type { ReportFields } from '@tocsin/schema/events/report-filed'
import type { ThreatFields } from '@tocsin/schema/events/threat-raised'
import { type Count, countText } from '@tocsin/schema/primitives/count'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { attribution } from '@tocsin/schema/vocabulary/attribution'
import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { interpreterKinds } from '@tocsin/schema/vocabulary/interpreter-kinds'
import { interviewLanguages } from '@tocsin/schema/vocabulary/interview-languages'
import { referralAnswers } from '@tocsin/schema/vocabulary/referral-answers'
import { referralTargets } from '@tocsin/schema/vocabulary/referral-targets'
import { sourceTypes } from '@tocsin/schema/vocabulary/source-types'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { threatCapabilities, threatIntents } from '@tocsin/schema/vocabulary/threat-strength'
import { threatTactics } from '@tocsin/schema/vocabulary/threat-tactics'
import { victimGroups } from '@tocsin/schema/vocabulary/victim-groups'
import { victimStatuses } from '@tocsin/schema/vocabulary/victim-statuses'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import type { Vocabulary } from '@tocsin/schema/vocabulary/vocabulary'
import type { Words } from '../../i18n/words.ts'
import { drawnWords } from '../../words/drawn-words.ts'
import { isolated } from '../../words/isolated.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { whatWords } from '../../words/what-words.ts'

export type AnyFields = Partial<ReportFields & ThreatFields & { title: string; text: string }>
export type FieldName = keyof AnyFields
export type Moment = { now: number; timeZone: string }

/** What a field of a report or a threat holds, in words; undefined when there is nothing to say. */
export function valueWords(words: Words, values: AnyFields, name: FieldName, at: Moment) {
  const { t, locale, list } = words
  switch (name) {
    case 'title':
    case 'text':
      return values[name]
    case 'what':
      return whatWords(words, { kind: 'incident', what: values.what ?? null })
    case 'kind':
      return values.kind && labelOf(threatKinds, values.kind, locale)
    case 'place':
      return values.place && placeWords(words, values.place)
    case 'drawn':
      return values.drawn && drawnWords(words, values.drawn)
    case 'occurredAt':
    case 'noticedAt': {
      const occurred = values[name]
      return occurred && occurredWords(words, occurred, at.now, at.timeZone)
    }
    case 'imminence':
      return values.imminence && labelOf(imminence, values.imminence, locale)
    case 'violations':
      // A count belongs to the word before it: no "and" runs on from there.
      return values.violations?.map((each) => violationWords(words, each)).join(' · ') || undefined
    case 'actors':
      return listed(
        list,
        values.actors?.map((each) => actorWords(words, each)),
      )
    case 'sources':
      return values.sources && sourcesWords(words, values.sources)
    case 'referrals':
      return listed(
        list,
        values.referrals?.map((each) => referralWords(words, each)),
      )
    case 'groupsAtRisk':
      return listed(
        list,
        values.groupsAtRisk?.map((code) =>
          labelOf(itemOf(victimStatuses, code) ? victimStatuses : victimGroups, code, locale),
        ),
      )
    case 'intent':
      return values.intent && labelOf(threatIntents, values.intent, locale)
    case 'capability':
      return values.capability && labelOf(threatCapabilities, values.capability, locale)
    case 'tactics':
      return listed(
        list,
        values.tactics?.map((code) => labelOf(threatTactics, code, locale)),
      )
    case 'exercise':
      return values.exercise === undefined
        ? undefined
        : t(values.exercise ? 'common.yes' : 'common.no')
  }
}

function listed(list: Words['list'], parts: readonly string[] | undefined) {
  return parts && parts.length > 0 ? list(parts) : undefined
}

/** "Killing: 4–11, best 6". */
export function violationWords(words: Words, { type, count }: Violation): string {
  const name = labelOf(violationTypes, type, words.locale)
  return count ? words.t('common.pair', { name, value: countWords(words, count) }) : name
}

/** A range stays a range; what nobody dares to say is said. */
export function countWords({ t, number, range }: Words, count: Count): string {
  const said = countText(count)
  switch (said.form) {
    case 'unknown':
      return t('common.notKnown')
    case 'exact':
      return number(said.n)
    case 'at_least':
      return t('desk.atLeast', { min: number(said.min) })
    case 'between':
      return range(said.min, said.max)
  }
}

function actorWords({ locale }: Words, { type, name, attribution: word }: ActorLink): string {
  const who = name ? isolated(name) : labelOf(actorTypes, type, locale)
  const said = labelOf(attribution, word, locale)
  return `${who} (${said.slice(0, 1).toLocaleLowerCase(locale)}${said.slice(1)})`
}

/** Sources that go back to one origin count once, and both numbers are said. */
function sourcesWords({ t, list, locale }: Words, sources: readonly SourceLink[]) {
  if (sources.length === 0) return undefined
  const kinds = [...new Set(sources.map(({ type }) => labelOf(sourceTypes, type, locale)))]
  const origins = new Set(sources.map(({ origin }, index) => origin ?? index)).size
  const languages = namesOf(interviewLanguages, locale, sources, 'language')
  const interpreted = namesOf(interpreterKinds, locale, sources, 'interpreter')
  return [
    list(kinds),
    t('desk.origins', { count: origins }),
    ...(languages.length > 0 ? [t('desk.sourcesLanguage', { languages: list(languages) })] : []),
    ...(interpreted.length > 0 ? [t('desk.sourcesInterpreter', { kinds: list(interpreted) })] : []),
  ].join(' · ')
}

function namesOf(
  codes: Vocabulary,
  locale: Words['locale'],
  sources: readonly SourceLink[],
  field: 'language' | 'interpreter',
): string[] {
  const said = new Set(sources.flatMap((source) => source[field] ?? []))
  return [...said].map((code) => labelOf(codes, code, locale))
}

/** "Child Protection: accepted (24 November)". */
function referralWords({ t, locale, date }: Words, { to, on, answer }: Referral): string {
  const said = t('common.pair', {
    name: labelOf(referralTargets, to, locale),
    value: labelOf(referralAnswers, answer, locale),
  })
  return on ? `${said} (${date(Date.parse(on), 'UTC')})` : said
}

/** What a field is called. */
export function fieldWords({ t }: Pick<Words, 't'>, name: string): string {
  switch (name) {
    case 'place':
      return t('record.where')
    case 'occurredAt':
    case 'noticedAt':
      return t('record.when')
    case 'drawn':
      return t('map.drawn')
    case 'actors':
      return t('record.actor')
    case 'sources':
      return t('desk.sources')
    case 'referrals':
      return t('desk.fieldReferrals')
    case 'violations':
      return t('desk.fieldViolations')
    case 'imminence':
      return t('desk.fieldImminence')
    case 'groupsAtRisk':
      return t('desk.fieldGroups')
    case 'intent':
      return t('desk.fieldIntent')
    case 'capability':
      return t('desk.fieldCapability')
    case 'tactics':
      return t('desk.fieldTactics')
    case 'title':
      return t('desk.fieldTitle')
    case 'text':
      return t('desk.fieldText')
    case 'exercise':
      return t('common.exercise')
    default:
      return t('desk.fieldWhat')
  }
}
