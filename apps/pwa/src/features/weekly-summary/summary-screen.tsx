import './weekly-summary.css'
import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { Result } from '@tocsin/schema/primitives/result'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Problem } from '@tocsin/schema/problem'
import { type Headline, headlines, type WeeklySummary } from '@tocsin/schema/summary/state'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { type ReactNode, useState } from 'react'
import { weekWords } from '../../desk-words/week-words.ts'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { AreaTable } from './area-table.tsx'
import { type Behind, BehindNumber } from './behind-number.tsx'
import { FigureTable, idsNow, type Open, Traced } from './figure-table.tsx'
import { OpenAlertsTable } from './open-alerts-table.tsx'
import { SummaryControls } from './summary-controls.tsx'
import { summaryQuestion, type WeekChoice } from './week-choice.ts'

export type SummaryQuestion = ReturnType<typeof summaryQuestion>

type Props = {
  settings: MissionSettings
  choice: WeekChoice
  onChoice: (choice: WeekChoice) => void
  /** Of the choice; undefined while it is asked for. */
  summary: Result<WeeklySummary, Problem> | undefined
  /** The same week as it was known when it ended, where the difference is worth saying. */
  atEnd: WeeklySummary | undefined
  /** What nobody has answered yet, as of now. */
  alerts: readonly AlertLine[]
  askCsv: (question: SummaryQuestion) => Promise<Result<{ name: string; text: string }, Problem>>
  titleOf: Behind['titleOf']
  now: number
}

/** One week of the mission in figures that all open what is behind them; printed as it stands. */
export function SummaryScreen(props: Props) {
  const { settings, choice, summary, now } = props
  const words = useWords()
  const { t, problemWords } = words
  const [behind, setBehind] = useState<{ title: string; ids: Parameters<Open>[1] }>()
  const [wrong, setWrong] = useState<Problem>()
  const question = summaryQuestion(choice, settings)
  const week = summary?.ok ? summary.value.week : undefined
  const csv = async () => {
    const file = await props.askCsv(question)
    if (file.ok) saveFile(document, file.value)
    setWrong(file.ok ? undefined : file.error)
  }
  const failed = wrong ?? (summary && !summary.ok ? summary.error : undefined)
  const asOf = question.asKnownBy ? utcMs(question.asKnownBy) : now
  const area =
    settings.areas.find(({ id }) => id === choice.area)?.name ?? t('summary.wholeMission')
  return (
    <div className="summary-ground">
      <SummaryControls settings={settings} choice={choice} onChoice={props.onChoice} now={now} />
      <article className="summary">
        <header className="summary__head">
          <p className="strong">
            {week && weekWords(words, week, settings.week.timeZone)} · <bdi>{settings.name}</bdi> ·{' '}
            <bdi>{area}</bdi>
          </p>
          <div className="line line--apart">
            <h1>{t('summary.title')}</h1>
            <div className="line no-print">
              <Button icon="pack" label={t('summary.exportCsv')} onPress={() => void csv()} />
              <Button icon="print" label={t('summary.print')} onPress={() => window.print()} />
            </div>
          </div>
          <p className="quiet">
            {rich(
              words,
              'summary.asKnown',
              {},
              { dtg: <Code>{formatDtg(asOf, { year: true })}</Code> },
            )}
          </p>
        </header>
        {failed && (
          <Notice icon="warn" title={problemWords(failed).said} live>
            {problemWords(failed).todo}
          </Notice>
        )}
        {summary?.ok && (
          <Figures
            {...props}
            summary={summary.value}
            onOpen={(title, ids) => setBehind({ title, ids })}
          />
        )}
      </article>
      {behind && (
        <BehindNumber {...behind} titleOf={props.titleOf} onClose={() => setBehind(undefined)} />
      )}
    </div>
  )
}

const headlineIds = {
  killed: 'summary.killed',
  injured: 'summary.injured',
  abducted: 'summary.abducted',
  sexual_violence: 'summary.sexualViolence',
} as const satisfies Record<Headline, string>

function Figures(props: Omit<Props, 'summary'> & { summary: WeeklySummary; onOpen: Open }) {
  const { summary, settings, alerts, now, onOpen, atEnd } = props
  const { t, locale } = useWords()
  const late = lateIncidents(summary, atEnd)
  const isEmpty = idsNow(summary.incidents).length === 0
  return (
    <>
      <Section title={t('summary.figures')} aside={t('summary.tracedHint')} asideOnPaper={false}>
        <p className="line small">
          <Mark of="verified" block /> {t('summary.verified')}
          <Mark of="unverified" block /> {t('summary.unverified')}
        </p>
        {isEmpty && <p>{t('summary.empty')}</p>}
        <FigureTable
          withBars
          caption={t('summary.figures')}
          head={t('summary.harm')}
          onOpen={onOpen}
          rows={[
            ...headlines.map((name) => ({
              key: name,
              name: t(headlineIds[name]),
              figure: summary.headline[name],
            })),
            { key: 'incidents', name: t('summary.incidents'), figure: summary.incidents },
          ]}
        />
        {atEnd && (
          <p className="small">
            <Traced ids={late} title={t('summary.late', { count: late.length })} onOpen={onOpen}>
              {t('summary.late', { count: late.length })}
            </Traced>
          </p>
        )}
      </Section>
      {summary.byViolation.length > 0 && (
        <Section title={t('summary.byHarm')} aside={t('summary.countedHint')}>
          <FigureTable
            withBars={false}
            caption={t('summary.byHarm')}
            head={t('summary.harm')}
            onOpen={onOpen}
            rows={[
              ...summary.byViolation.map((line) => ({
                key: line.type,
                name: labelOf(violationTypes, line.type, locale),
                figure: line,
              })),
              { key: '', name: t('summary.withoutViolation'), figure: summary.withoutViolation },
            ]}
          />
        </Section>
      )}
      <Section title={t('summary.byArea')}>
        <AreaTable summary={summary} areas={settings.areas} onOpen={onOpen} />
      </Section>
      <Section title={t('summary.openAlerts')} aside={t('summary.openAlertsHint')}>
        <OpenAlertsTable alerts={alerts} now={now} />
      </Section>
      <Apart summary={summary} onOpen={onOpen} />
    </>
  )
}

/** Incidents of the week that became known only after it had ended. */
function lateIncidents(summary: WeeklySummary, atEnd: WeeklySummary | undefined) {
  if (!atEnd) return []
  const before = new Set(idsNow(atEnd.incidents))
  return idsNow(summary.incidents).filter((id) => !before.has(id))
}

/** What neither the calendar nor the map can hold: said beside the figures, never silently left out. */
function Apart({ summary: { apart }, onOpen }: { summary: WeeklySummary; onOpen: Open }) {
  const { t } = useWords()
  const lines = [
    {
      key: 'date',
      says: t('summary.notDated', { count: apart.unknownDate.length }),
      ids: apart.unknownDate,
    },
    {
      key: 'country',
      says: t('summary.countryOnly', { count: apart.countryOnly.length }),
      ids: apart.countryOnly,
    },
  ]
  return (
    <section className="summary__unknown">
      <h2>{t('summary.notKnownTitle')}</h2>
      {lines.map(({ key, says, ids }) => (
        <p key={key}>
          <Traced ids={ids.map(({ id }) => id)} title={says} onOpen={onOpen}>
            {says}
          </Traced>
        </p>
      ))}
      <p className="small">{t('summary.silenceHint')}</p>
    </section>
  )
}

function Section(props: {
  title: string
  aside?: string
  /** What is said of the screen only is not printed. */
  asideOnPaper?: boolean
  children: ReactNode
}) {
  const { title, aside, asideOnPaper = true, children } = props
  return (
    <section className="summary__section">
      <div className="stack stack--tight">
        <h2>{title}</h2>
        {children}
      </div>
      {aside && (
        <p className={`summary__aside small quiet ${asideOnPaper ? '' : 'no-print'}`}>{aside}</p>
      )}
    </section>
  )
}
