import {
  deploymentTerms,
  deploymentTitle,
  deploymentValues,
  standingSignOffs,
} from '@tocsin/schema/deployment/select'
import type { SignOff } from '@tocsin/schema/deployment/state'
import type { MissionReport } from '@tocsin/schema/desk/mission-report'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import {
  recommendationText,
  recommendationTitle,
  recommendationValues,
} from '@tocsin/schema/recommendation/select'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import { reportText, reportTitle, reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { threatText, threatTitle, threatValues } from '@tocsin/schema/threat/select'
import type { Threat } from '@tocsin/schema/threat/state'
import { visitText, visitTitle, visitValues } from '@tocsin/schema/visit/select'
import type { Visit } from '@tocsin/schema/visit/state'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { perceptions } from '@tocsin/schema/vocabulary/perceptions'
import type { Words } from '../i18n/words.ts'
import { dateWords } from './date-words.ts'
import { harmWords } from './harm-words.ts'
import { isolated } from './isolated.ts'
import { occurredWords } from './occurred-words.ts'
import { placeWords } from './place-words.ts'
import { deploymentPairs, nothingWords } from './team-pairs.ts'
import { assignedWords, metWords, standingWords } from './team-words.ts'
import { recordTitle } from './what-words.ts'

/** `typed` is what somebody wrote, with a direction of its own; `care` is a dissent. */
export type ReportLine = { as: 'said' | 'quiet' | 'typed' | 'care'; text: string }

/** The report of a team as text, for the screen, for paper and for a file (SPEC DP-6). */
export type ReportDocument = {
  title: string
  intro: readonly ReportLine[]
  sections: readonly {
    title: string
    items: readonly { key: string; title: string; lines: readonly ReportLine[] }[]
  }[]
}

export type ReportContext = {
  nameOf: (seat: SeatId) => string | undefined
  /** Records that are not for this reader; undefined where nobody here knows how many. */
  withheld?: number | undefined
  now: number
  timeZone: string
}

export function reportDocument(
  words: Words,
  report: MissionReport,
  context: ReportContext,
): ReportDocument {
  const { t } = words
  const { deployment, visits, reports, threats, recommendations, records } = report
  const { withheld, nameOf } = context
  const pairs = deploymentPairs(words, deploymentValues(deployment), nameOf)
  const rest =
    withheld === undefined
      ? t('deployment.withheldUnknown')
      : t('deployment.withheld', { count: withheld })
  return {
    title: deploymentTitle(deployment) ?? t('record.deployment'),
    intro: lines(
      ...pairs.map(({ term, value }) => quiet(t('common.pair', { name: term, value }))),
      typed(deploymentTerms(deployment)),
      said(`${t('deployment.reportOf', { count: records })} ${rest}`),
    ),
    sections: [
      section(t('deployment.visits'), visits, (one) => visitItem(words, one, context)),
      section(t('deployment.incidents'), reports, (one) => reportItem(words, one, context)),
      section(t('deployment.threats'), threats, (one) => threatItem(words, one, context)),
      section(t('deployment.recommendations'), recommendations, (one) => askedItem(words, one)),
      {
        title: t('deployment.signed'),
        items: standingSignOffs(deployment).map((one) => signedItem(words, one, report, context)),
      },
    ],
  }
}

type Item = ReportDocument['sections'][number]['items'][number]

function section<T extends { id: string }>(
  title: string,
  records: readonly T[],
  itemOf: (record: T) => Omit<Item, 'key'>,
) {
  return { title, items: records.map((record) => ({ key: record.id, ...itemOf(record) })) }
}

function visitItem(words: Words, visit: Visit, context: ReportContext) {
  const { place, occurredAt, met = [], perception, nothingToReport } = visitValues(visit)
  const where = whereAndWhen(words, context, place, occurredAt)
  return {
    title: visitTitle(visit) ?? where,
    lines: lines(
      quiet(where),
      said(
        joined(
          nothingToReport && nothingWords(words, true),
          met.length > 0 && metWords(words, met),
          perception && labelOf(perceptions, perception, words.locale),
        ),
      ),
      typed(visitText(visit)),
    ),
  }
}

function reportItem(words: Words, report: Report, context: ReportContext) {
  const { what = null, place, occurredAt, violations = [] } = reportValues(report)
  const title = reportTitle(report) ?? null
  const first = what ?? violations[0]?.type ?? null
  return {
    title: recordTitle(words, { kind: 'report', what: first, title }),
    lines: lines(
      quiet(whereAndWhen(words, context, place, occurredAt)),
      said(joined(...violations.map((each) => harmWords(words, each)))),
      typed(reportText(report)),
    ),
  }
}

function threatItem(words: Words, threat: Threat, context: ReportContext) {
  const { kind = null, place, noticedAt } = threatValues(threat)
  const title = threatTitle(threat) ?? null
  return {
    title: recordTitle(words, { kind: 'threat', what: kind, title }),
    lines: lines(quiet(whereAndWhen(words, context, place, noticedAt)), typed(threatText(threat))),
  }
}

function askedItem(words: Words, asked: Recommendation) {
  const values = recommendationValues(asked)
  const due = values.due && words.t('deployment.dueOn', { date: dateWords(words, values.due) })
  return {
    title: recommendationTitle(asked) ?? words.t('record.recommendation'),
    lines: lines(
      quiet(joined(assignedWords(words, values), due)),
      typed(recommendationText(asked)),
      said(standingWords(words, asked)),
    ),
  }
}

function signedItem(
  words: Words,
  one: SignOff,
  report: MissionReport,
  { nameOf }: ReportContext,
): Item {
  const { t, locale } = words
  const component = labelOf(components, one.component, locale)
  const name = nameOf(one.seat) ?? t('record.anotherSeat')
  const same = t(one.report === report.hash ? 'deployment.sameAsRead' : 'deployment.otherThanRead')
  const of = `${t('deployment.reportOf', { count: one.records })} ${same}`
  return {
    key: `${one.seat} ${one.saidAt}`,
    title: one.agrees
      ? `${component} ${t('deployment.agrees')}`
      : t('deployment.dissents', { component }),
    lines: lines(
      one.agrees ? undefined : { as: 'care', text: one.text ?? t('record.partWithheld') },
      quiet(`${isolated(name)} · ${formatDtg(one.saidAt)} · ${of}`),
    ),
  }
}

function whereAndWhen(words: Words, at: ReportContext, place?: Place, occurred?: OccurredAt) {
  return joined(
    place && placeWords(words, place),
    occurred && occurredWords(words, occurred, at.now, at.timeZone),
  )
}

function joined(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' · ')
}

const said = (text: string): ReportLine => ({ as: 'said', text })
const quiet = (text: string): ReportLine => ({ as: 'quiet', text })
const typed = (text = ''): ReportLine => ({ as: 'typed', text })

function lines(...all: readonly (ReportLine | undefined)[]): ReportLine[] {
  return all.flatMap((line) => (line?.text ? [line] : []))
}
