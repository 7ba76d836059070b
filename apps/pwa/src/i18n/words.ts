import { type I18n, setupI18n } from '@lingui/core'
import type { Problem } from '@tocsin/schema/problem'
import { wordsOf } from '@tocsin/schema/problem-words/words-of'
import type { Spoken } from './catalog.ts'
import { createFormats, type Formats } from './formats.ts'
import { intlTag, type Locale } from './locale.ts'
import type { MessageId } from './message-id.ts'

export type Values = Record<string, string | number>

/** Something of a vocabulary, with its name in every language. */
export type Labelled = { label: Record<Locale, string> }

export type Words = Formats & {
  locale: Locale
  /** The message of this id in the language shown. An unknown id is a defect and throws. */
  t: (id: MessageId, values?: Values) => string
  /** The name of a vocabulary's item in the language shown. */
  label: (item: Labelled) => string
  /** What happened and what to do: the one place where a problem speaks on a screen. */
  problemWords: (problem: Problem) => { said: string; todo: string }
  /** How old something is: "3 h 5 min old". */
  age: (ms: number) => string
  /** How long something took or has waited: "3 h 5 min". */
  duration: (ms: number) => string
  /** "today 07:05", "yesterday 22:10", "20 Nov 07:05". */
  when: (at: number, now: number, timeZone?: string) => string
}

const minuteMs = 60_000

function durationOf(t: Words['t'], ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs))
  if (minutes < 1) return t('common.durationNone')
  if (minutes < 60) return t('common.durationMinutes', { minutes })
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0 && hours % 24 === 0) return t('common.durationDaysOnly', { days })
  if (days > 0) return t('common.durationDays', { days, hours: hours % 24 })
  return minutes % 60 === 0
    ? t('common.durationHours', { hours })
    : t('common.durationHoursMinutes', { hours, minutes: minutes % 60 })
}

/**
 * Everything said in one language. Built once per language; pure apart from Intl. `home` = the zone in
 * which times are told, the device's own when left out.
 */
export function createWords(locale: Locale, { messages, problems }: Spoken, home?: string): Words {
  const i18n: I18n = setupI18n({
    locale,
    locales: intlTag(locale),
    messages: { [locale]: messages },
    missing: (_locale, id) => {
      throw new Error(`no message "${id}" in ${locale}`)
    },
  })
  const t: Words['t'] = (id, values) => i18n._(id, values)
  const formats = createFormats(intlTag(locale), home)
  return {
    ...formats,
    locale,
    t,
    label: (item) => item.label[locale],
    problemWords: (problem) => wordsOf(problem, problems),
    duration: (ms) => durationOf(t, ms),
    age: (ms) =>
      ms < minuteMs ? t('common.ageNone') : t('common.age', { duration: durationOf(t, ms) }),
    when: (at, now, timeZone) => {
      const time = formats.time(at, timeZone)
      const day = formats.dayKey(at, timeZone)
      if (day === formats.dayKey(now, timeZone)) return t('common.today', { time })
      if (day === formats.dayKey(now - 24 * 60 * minuteMs, timeZone))
        return t('common.yesterday', { time })
      const isThisYear = day.slice(0, 4) === formats.dayKey(now, timeZone).slice(0, 4)
      const date = (isThisYear ? formats.date : formats.dateYear)(at, timeZone)
      return t('common.dayTime', { day: date, time })
    },
  }
}
