import type { FoundReason } from '@tocsin/early-warning/run/found'
import type { WarningReason } from '@tocsin/schema/events/warning-raised'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { threatTactics } from '@tocsin/schema/vocabulary/threat-tactics'
import { warningDismissals } from '@tocsin/schema/vocabulary/warning-dismissals'
import { warningStanding } from '@tocsin/schema/warning/select'
import type { Warning } from '@tocsin/schema/warning/state'
import type { MessageId } from '../../i18n/message-id.ts'
import type { Words } from '../../i18n/words.ts'

const dayMs = 86_400_000

const reasons: Record<FoundReason['code'], MessageId> = {
  reports_here: 'warnings.reportsHere',
  reports_usual: 'warnings.reportsUsual',
  within: 'warnings.within',
  killings_here: 'warnings.killingsHere',
  events_here: 'warnings.eventsHere',
  killings_near: 'warnings.killingsNear',
  threats_here: 'warnings.threatsHere',
  armed_here: 'warnings.armedHere',
  displaced_here: 'warnings.displacedHere',
  precursors_near: 'warnings.precursorsNear',
  threats_seen: 'warnings.threatsSeen',
  threats_usual: 'warnings.threatsUsual',
  never_before: 'warnings.neverBefore',
  not_heard: 'warnings.notHeard',
  heard_usually: 'warnings.heardUsually',
  more_around: 'warnings.moreAround',
  still_coming: 'warnings.stillComing',
}

/** A day of the mission's calendar, with its year. */
export function dayWords({ dateYear }: Pick<Words, 'dateYear'>, date: string): string {
  return dateYear(Date.parse(`${date}T12:00Z`), 'UTC')
}

/** A chance is never told as none, nor as certain. */
export function chanceWords({ percent }: Pick<Words, 'percent'>, p: number): string {
  if (p < 0.005) return `< ${percent(0.01)}`
  return p >= 0.995 ? `> ${percent(0.99)}` : percent(p)
}

/** As exact as it is worth saying: 28 and not 27.99, 0.04 and not 0. */
export function roundWords({ number }: Pick<Words, 'number'>, value: number): string {
  const parts = value >= 10 ? 1 : value >= 1 ? 10 : 100
  return number(Math.round(value * parts) / parts)
}

/** How often chance alone brings as much, from days; from two years on in years. */
export function recursWords({ t, duration }: Pick<Words, 't' | 'duration'>, days: number): string {
  const years = Math.round(days / 365.25)
  if (years >= 2) return t('warnings.recursYears', { years })
  return t('warnings.recurs', { duration: duration(days * dayMs) })
}

/** One reason as a sentence; of a newer code, nothing. */
export function reasonWords(words: Words, reason: WarningReason): string | undefined {
  const known: Readonly<Record<string, MessageId>> = reasons
  const id = known[reason.code]
  const { count = 0, km = 0, days = 0, from, to } = reason
  return (
    id &&
    words.t(id, {
      count: roundWords(words, count),
      km: words.number(km),
      days: words.number(days),
      from: from ? dayWords(words, from) : '',
      to: to ? dayWords(words, to) : '',
    })
  )
}

/** What a pattern of threats is: "kind:looting" and its like. */
export function patternWords({ t, locale }: Words, about: string): string {
  const [dimension = '', code = ''] = about.split(':')
  if (dimension === 'kind') {
    return t('warnings.patternKind', { what: labelOf(threatKinds, code, locale) })
  }
  if (dimension === 'actor') {
    return t('warnings.patternActor', { what: labelOf(actorTypes, code, locale) })
  }
  if (dimension === 'tactic') {
    return t('warnings.patternTactic', { what: labelOf(threatTactics, code, locale) })
  }
  return t('warnings.patternSexual')
}

/** How far people, and the world, have come with it. */
export function standingWords(words: Words, warning: Warning): string {
  const { t, locale } = words
  const { end, lookedAt, answers } = warning
  if (end) {
    const date = dayWords(words, end.on)
    return t(end.cameTrue ? 'warnings.cameTrue' : 'warnings.didNot', { date })
  }
  const standing = warningStanding(warning)
  if (standing === 'threatOpened') return t('warnings.followed')
  if (standing === 'dismissed') {
    const { by = '', reason } = answers.at(-1) ?? {}
    return t('warnings.dismissed', {
      name: by,
      reason: reason ? labelOf(warningDismissals, reason, locale) : '',
    })
  }
  if (standing === 'lookedAt') return t('warnings.looked', { name: lookedAt[0]?.by ?? '' })
  return t('warnings.isNew')
}
