import {
  deploymentTerms,
  deploymentTitle,
  deploymentValues,
  standingSignOffs,
} from '@tocsin/schema/deployment/select'
import type { MissionReport } from '@tocsin/schema/desk/mission-report'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { assignedNow, lastAnswer } from '@tocsin/schema/recommendation/select'
import { reportText, reportTitle, reportValues } from '@tocsin/schema/report/select'
import { threatText, threatTitle, threatValues } from '@tocsin/schema/threat/select'
import { visitText, visitTitle, visitValues } from '@tocsin/schema/visit/select'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { perceptions } from '@tocsin/schema/vocabulary/perceptions'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Notice } from '../ui/notice.tsx'
import { dateWords } from './date-words.ts'
import { DtgCode } from './dtg-code.tsx'
import { harmWords } from './harm-words.ts'
import { occurredWords } from './occurred-words.ts'
import { placeWords } from './place-words.ts'
import { answerWords, assignedWords, daysWords, metWords } from './team-words.ts'
import { recordTitle } from './what-words.ts'

type Props = {
  report: MissionReport
  nameOf: (seat: SeatId) => string
  /** Records that are not for this reader; undefined where nobody here knows how many. */
  withheld?: number | undefined
  now: number
  timeZone: string
}

/** The team's report as it follows from the log, for the screen and for paper (SPEC DP-6). */
export function MissionReportView({ report, nameOf, withheld, now, timeZone }: Props) {
  const words = useWords()
  const { t, number, locale } = words
  const { deployment, visits, reports, threats, recommendations, records } = report
  const terms = deploymentTerms(deployment)
  const meta = (place?: Place, at?: OccurredAt) =>
    [place && placeWords(words, place), at && occurredWords(words, at, now, timeZone)]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <p className="quiet">
        <bdi>{deploymentTitle(deployment) ?? t('record.deployment')}</bdi> ·{' '}
        {daysWords(words, deploymentValues(deployment))}
      </p>
      {terms && <Text says={terms} />}
      <p className="small">
        {t('deployment.reportOf', { count: records })}{' '}
        {withheld === undefined
          ? t('deployment.withheldUnknown')
          : t('deployment.withheld', { count: withheld })}
      </p>
      <Section title={t('deployment.visits')} count={number(visits.length)}>
        {visits.map((visit) => {
          const { place, occurredAt, met = [], perception } = visitValues(visit)
          const said = [
            met.length > 0 && metWords(words, met),
            perception && labelOf(perceptions, perception, locale),
          ]
          return (
            <Item key={visit.id} title={visitTitle(visit) ?? meta(place, occurredAt)}>
              <p className="quiet small">{meta(place, occurredAt)}</p>
              <p>{said.filter(Boolean).join(' · ')}</p>
              <Text says={visitText(visit)} />
            </Item>
          )
        })}
      </Section>
      <Section title={t('deployment.incidents')} count={number(reports.length)}>
        {reports.map((one) => {
          const { what = null, place, occurredAt, violations = [] } = reportValues(one)
          const title = reportTitle(one) ?? null
          const first = what ?? violations[0]?.type ?? null
          return (
            <Item key={one.id} title={recordTitle(words, { kind: 'report', what: first, title })}>
              <p className="quiet small">{meta(place, occurredAt)}</p>
              {violations.length > 0 && (
                <p>{violations.map((each) => harmWords(words, each)).join(' · ')}</p>
              )}
              <Text says={reportText(one)} />
            </Item>
          )
        })}
      </Section>
      <Section title={t('deployment.threats')} count={number(threats.length)}>
        {threats.map((one) => {
          const { kind = null, place, noticedAt } = threatValues(one)
          const title = threatTitle(one) ?? null
          return (
            <Item key={one.id} title={recordTitle(words, { kind: 'threat', what: kind, title })}>
              <p className="quiet small">{meta(place, noticedAt)}</p>
              <Text says={threatText(one)} />
            </Item>
          )
        })}
      </Section>
      <Section title={t('deployment.recommendations')} count={number(recommendations.length)}>
        {recommendations.map((one) => {
          const answer = lastAnswer(one)
          const { due } = assignedNow(one)
          return (
            <Item key={one.id} title={one.title ?? t('record.recommendation')}>
              <p className="quiet small">
                {assignedWords(words, one)}
                {due && ` · ${t('deployment.dueOn', { date: dateWords(words, due) })}`}
              </p>
              <Text says={one.text} />
              <p>{answer ? answerWords(words, answer) : t('deployment.unanswered')}</p>
            </Item>
          )
        })}
      </Section>
      <SignOffs report={report} nameOf={nameOf} />
    </>
  )
}

function SignOffs({ report, nameOf }: Pick<Props, 'report' | 'nameOf'>) {
  const { t, locale, number } = useWords()
  const signed = standingSignOffs(report.deployment)
  return (
    <Section title={t('deployment.signed')} count={number(signed.length)}>
      {signed.map((one) => (
        <article key={`${one.seat} ${one.saidAt}`} className="stack stack--tight">
          {one.agrees ? (
            <p>
              <b className="strong">{labelOf(components, one.component, locale)}</b>{' '}
              {t('deployment.agrees')}
            </p>
          ) : (
            <Notice
              kind="care"
              icon="split"
              title={t('deployment.dissents', {
                component: labelOf(components, one.component, locale),
              })}
            >
              <Text says={one.text ?? t('record.partWithheld')} />
            </Notice>
          )}
          <p className="quiet small">
            <bdi>{nameOf(one.seat)}</bdi> · <DtgCode at={one.saidAt} /> ·{' '}
            {t('deployment.reportOf', { count: one.records })}{' '}
            {one.report === report.hash
              ? t('deployment.sameAsRead')
              : t('deployment.otherThanRead')}
          </p>
        </article>
      ))}
    </Section>
  )
}

function Section(props: { title: string; count: string; children: ReactNode[] }) {
  const { t } = useWords()
  return (
    <section>
      <h2 className="section">
        {props.title} <span className="quiet num">{props.count}</span>
      </h2>
      {props.children.length > 0 ? (
        <div className="stack">{props.children}</div>
      ) : (
        <p className="quiet">{t('deployment.none')}</p>
      )}
    </section>
  )
}

function Item({ title, children }: { title: string; children: ReactNode }) {
  return (
    <article className="stack stack--tight">
      <h3 className="strong">
        <bdi>{title}</bdi>
      </h3>
      {children}
    </article>
  )
}

function Text({ says }: { says: string | null | undefined }) {
  if (!says) return null
  return (
    <p className="record__text" dir="auto">
      {says}
    </p>
  )
}
